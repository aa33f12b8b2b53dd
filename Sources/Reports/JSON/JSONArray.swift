/// A JSON array on several lines, written as its elements come; or one element without an array.
package struct JSONArray {
    private var output: OutputBuffer
    private let isOne: Bool
    private var count = 0

    /// An array being written.
    ///
    /// - Parameters:
    ///   - isOne: whether the only element stands for itself, with no array around it.
    ///   - output: where it goes.
    package init(isOne: Bool = false, _ output: OutputBuffer) {
        self.isOne = isOne
        self.output = output
    }

    /// Adds an element.
    ///
    /// - Parameter element: the element.
    /// - Throws: what the output throws.
    package mutating func add(_ element: some Encodable) throws {
        let text = try JSON.text(element)
        count += 1
        guard !isOne else { return try output.write(text + "\n") }
        try output.write(count == 1 ? "[" : ",")
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            try output.write("\n  " + line)
        }
    }

    /// Ends the array.
    ///
    /// - Throws: what the output throws.
    package mutating func end() throws {
        if !isOne { try output.write(count == 0 ? "[\n\n]\n" : "\n]\n") }
        try output.flush()
    }
}
