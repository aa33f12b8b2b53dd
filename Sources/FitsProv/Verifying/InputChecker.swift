import FITS
import Files

/// What became of an input since it was used.
public struct InputState: Hashable, Sendable, Codable {
    /// What became of it.
    public enum State: String, Hashable, Sendable, Codable {
        /// It is there and its content is what it was.
        case unchanged = "present, unchanged"
        /// It is there with the recorded identifier; its content was not compared.
        case identified = "present, not compared"
        /// It is there, and nothing was recorded to compare it with.
        case present = "present, nothing to compare"
        /// It is there with another content.
        case changed = "present, changed"
        /// Something with another identifier stands in its place.
        case replaced = "another product"
        /// It is not where it was.
        case missing
        /// It is a URL, or lies outside of the folder that may be looked into.
        case outside = "outside, not opened"
        /// It is there and cannot be read.
        case unreadable
    }

    /// Where it was.
    public let location: String
    /// What for it was used.
    public let role: String?
    /// What became of it.
    public let state: State

    /// Whether the state says that something is wrong.
    public var isWrong: Bool {
        switch state {
        case .unchanged, .identified, .present, .outside: false
        case .changed, .replaced, .missing, .unreadable: true
        }
    }
}

/// Finds the inputs of a product by their recorded locations, and compares them.
public struct InputChecker: Sendable {
    private let folder: String
    private let root: String
    private let largest: Int

    /// Makes a checker.
    ///
    /// - Parameters:
    ///   - path: the product.
    ///   - root: the folder that inputs must lie in to be opened; the product's own if nil.
    ///   - largest: files beyond this many bytes are not compared by content.
    public init(besides path: String, root: String? = nil, largest: Int = .max) {
        folder = Paths.folder(of: Paths.resolved(path) ?? path)
        self.root = root.flatMap(Paths.resolved) ?? folder
        self.largest = largest
    }

    /// What became of an input.
    ///
    /// - Parameter input: as the stamp records it.
    /// - Returns: its state; an input that cannot be read is `unreadable`.
    public func state(of input: UsedEntity) -> InputState {
        InputState(location: input.location, role: input.role, state: find(input))
    }

    private func find(_ input: UsedEntity) -> InputState.State {
        guard !Paths.isURI(input.location), !input.location.utf8.contains(0) else {
            return .outside
        }
        let path = input.location.hasPrefix("/") ? input.location : "\(folder)/\(input.location)"
        guard isInside(Paths.normalized(path)) else { return .outside }
        guard let resolved = Paths.resolved(path) else { return .missing }
        guard isInside(resolved) else { return .outside }
        do throws(FITSError) {
            return try compare(input, resolved)
        } catch {
            return .unreadable
        }
    }

    private func isInside(_ path: String) -> Bool {
        path.hasPrefix(root == "/" ? root : root + "/")
    }

    private func compare(
        _ input: UsedEntity, _ path: String
    ) throws(FITSError) -> InputState.State {
        if try SmallFile.size(path) > largest { return try compareByHeader(input, path) }
        let file = try InputFile(path: path)
        guard let digest = input.digest else {
            return input.identifier == nil ? .present : try compareByHeader(input, path)
        }
        let isWhole = digest.hasPrefix(ContentDigest.filePrefix)
        let now =
            isWhole && !file.digest.hasPrefix(ContentDigest.filePrefix)
            ? ContentDigest.filePrefix + (try Digest(ofFile: path)).base64URL : file.digest
        if now == digest { return .unchanged }
        guard let wanted = input.identifier, let found = file.identifier, wanted != found else {
            return .changed
        }
        return .replaced
    }

    private func compareByHeader(
        _ input: UsedEntity, _ path: String
    ) throws(FITSError) -> InputState.State {
        guard let wanted = input.identifier else { return .identified }
        let file = try FITSFile(reading: path)
        let found = file.hdus.first.flatMap { ProductIdentifier.find(in: $0.header) }
        return found == nil || found == wanted ? .identified : .replaced
    }

    /// The check over all inputs.
    func check(_ states: [InputState]) -> Check {
        guard !states.isEmpty else { return Check(.inputs, .notDone, "none were used") }
        let details = states.map { "\($0.location): \($0.state.rawValue)" }
        let wrong = states.filter(\.isWrong)
        guard wrong.isEmpty else {
            let missing = wrong.count { $0.state == .missing }
            let other = wrong.count - missing
            let words = [
                missing > 0 ? "\(missing) of \(states.count) missing" : nil,
                other > 0 ? "\(other) of \(states.count) not what was used" : nil,
            ]
            return Check(
                .inputs, .failed, words.compactMap(\.self).joined(separator: ", "),
                details: details)
        }
        let compared = states.count { $0.state == .unchanged }
        guard compared > 0 else {
            return Check(.inputs, .notDone, "none could be compared", details: details)
        }
        return Check(
            .inputs, .ok, "\(compared) of \(states.count) unchanged since they were used",
            details: details)
    }
}
