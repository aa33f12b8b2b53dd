import Files

/// The folders in which recorded commands run: what is around a command in a script.
struct ReplayFolders {
    /// The setting by which a step records its working folder, from the folder of its product.
    private static let setting = "working_folder"

    /// The working folder of the last step, from which the script is run.
    private let base: String?

    /// - Parameters:
    ///   - provenance: how the product was made that the script ends with.
    ///   - folder: the absolute folder of this product.
    init(_ provenance: Provenance?, productIn folder: String) {
        base = provenance.flatMap { ReplayFolders.workingFolder($0, folder) }
    }

    private static func workingFolder(_ provenance: Provenance, _ folder: String) -> String? {
        guard let value = provenance.environment.first(where: { $0.name == setting })?.value
        else { return nil }
        return Paths.normalized(value.hasPrefix("/") ? value : Paths.joined(folder, value))
    }

    /// The line that runs a command where it ran, with the folders of its products made before.
    ///
    /// - Parameters:
    ///   - command: the command, as a line.
    ///   - provenance: how the products were made.
    ///   - folders: the absolute folders of the products.
    /// - Returns: lines of a shell; the command alone if it is not known where it ran.
    func lines(
        _ command: String, _ provenance: Provenance, productsIn folders: [String]
    ) -> [String] {
        guard let base, let first = folders.first,
            let own = ReplayFolders.workingFolder(provenance, first)
        else { return [command] }
        let made = folders.uniqued().map { Paths.relative($0 + "/.", to: own) }
            .map(ReplayFolders.withoutDot).filter { $0 != "." }
        let make = made.isEmpty ? nil : CommandWords(["mkdir", "-p", "--"] + made).text
        let place = ReplayFolders.withoutDot(Paths.relative(own + "/.", to: base))
        guard place != "." else { return [make, command].compactMap(\.self) }
        let change = CommandWords(["cd", "--", place]).text
        let words = [change, make, command].compactMap(\.self)
        return [
            CommandWords(["mkdir", "-p", "--", place]).text,
            "(" + words.joined(separator: " && ") + ")",
        ]
    }

    /// A path to a folder without the `/.` at its end.
    private static func withoutDot(_ path: String) -> String {
        path.hasSuffix("/.") ? String(path.dropLast(2)) : path
    }
}
