/// A JSON object with one long list in it, written as the elements come.
///
/// `{"schemaVersion":1,…,"hits":[`, an element a line, `],…}`: no more than one element is in memory.
package struct JSONList {
    /// A member of the object, in addition to the list.
    package struct Member {
        fileprivate let name: String
        fileprivate let value: any Encodable

        /// A member.
        ///
        /// - Parameters:
        ///   - name: its name.
        ///   - value: its value.
        package init(_ name: String, _ value: some Encodable) {
            self.name = name
            self.value = value
        }

        /// A member that is left out where there is no value.
        ///
        /// - Parameters:
        ///   - name: its name.
        ///   - value: its value, if any.
        package init?(_ name: String, ifAny value: (some Encodable)?) {
            guard let value else { return nil }
            self.init(name, value)
        }
    }

    private var output: OutputBuffer
    /// How many elements there are so far.
    package private(set) var count = 0

    /// A list being written.
    ///
    /// - Parameter output: where it goes.
    package init(_ output: OutputBuffer) {
        self.output = output
    }

    /// Begins the object and its list.
    ///
    /// - Parameters:
    ///   - name: the name of the list.
    ///   - members: what comes before it.
    /// - Throws: what the output throws.
    package mutating func begin(_ name: String, after members: [Member?]) throws {
        try output.write("{")
        for member in members.compactMap(\.self) { try output.write(try text(member) + ",") }
        try output.write(try JSON.text(name, isPretty: false) + ":[")
    }

    /// Adds an element.
    ///
    /// - Parameter element: the element.
    /// - Throws: what the output throws.
    package mutating func add(_ element: some Encodable) throws {
        try output.write(count == 0 ? "\n" : ",\n")
        try output.write(try JSON.text(element, isPretty: false))
        count += 1
    }

    /// Ends the list and the object.
    ///
    /// - Parameter members: what comes after the list.
    /// - Throws: what the output throws.
    package mutating func end(_ members: [Member?] = []) throws {
        try output.write("\n]")
        for member in members.compactMap(\.self) { try output.write("," + (try text(member))) }
        try output.write("}\n")
        try output.flush()
    }

    private func text(_ member: Member) throws -> String {
        try JSON.text(member.name, isPretty: false) + ":"
            + JSON.text(member.value, isPretty: false)
    }
}
