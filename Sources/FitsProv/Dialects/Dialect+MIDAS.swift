import FITS

extension Dialect {
    /// Files that ESO-MIDAS wrote: its commands in `HISTORY`.
    static let esoMIDAS = Dialect(
        "eso-midas",
        signature: [
            .keyword("MIDASFTP"), .history("Converted from:"), .history("COMPUTE/"),
            .history("AVERAGE/"), .history("ESO-DESCRIPTORS START"),
        ],
        read: { file, draft in MIDASHistory(file).note(in: &draft) })
}

/// The commands in the `HISTORY` of each header, without MIDAS' store of descriptors.
private struct MIDASHistory {
    private struct Command {
        var text: String
        let card: String
    }

    private let file: FileHeaders
    private static let conversion = "Converted from:"
    /// How names of frames, tables and FITS files end.
    private static let suffixes = [".bdf", ".tbl", ".fits", ".fit", ".mt", ".tfits", ".fts"]

    init(_ file: FileHeaders) {
        self.file = file
    }

    func note(in draft: inout ProvenanceDraft) {
        let hasRecipe = file.first(having: "ESO PRO REC1 ID") != nil
        for header in file.headers {
            for command in MIDASHistory.commands(header) {
                let origin = draft.origin(header, command.card)
                if command.text.hasPrefix(MIDASHistory.conversion) {
                    let name = command.text.dropFirst(MIDASHistory.conversion.count)
                    // What a recipe left between its steps is no input of its own.
                    guard !hasRecipe, let reference = ReferenceName(String(name)) else { continue }
                    draft.unattributed.use(
                        reference.location, role: "converted file", origin)
                    draft.unattributed.run("ESO-MIDAS", origin)
                } else {
                    draft.steps.append(MIDASHistory.step(command.text, origin))
                }
            }
        }
        // MIDAS wrote the file when the last command had run.
        if let last = draft.steps.indices.last, file.primary.string("ORIGIN") == "ESO-MIDAS" {
            draft.steps[last].activity.end = file.primary.string("DATE").flatMap {
                $0.contains("T") ? Timestamp($0)?.utc : nil
            }
        }
    }

    private static func step(_ text: String, _ origin: Origin) -> Step {
        let words = text.split { $0 == " " || $0 == "," }.map(String.init)
        var step = Step(words.first ?? text, origin)
        step.activity.command = text
        step.run("ESO-MIDAS", origin)
        // As in COMPUTE/IMAG out = in - bias: what stands before the sign is made.
        let parts = text.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else { return step }
        let made = Set(MIDASHistory.names(parts[0]))
        for name in MIDASHistory.names(parts[1]) where !made.contains(name) {
            step.use(name, role: "operand", origin)
        }
        return step
    }

    /// The words of an expression that end as names of files do.
    private static func names(_ text: Substring) -> [String] {
        text.split { " ,()+-*/=[]".contains($0) }.map(String.init).filter { word in
            suffixes.contains { word.lowercased().hasSuffix($0) }
        }
    }

    /// The lines that are commands; a backslash at the end of a line says that it goes on.
    private static func commands(_ header: HeaderView) -> [Command] {
        var found: [Command] = []
        var isStore = false
        var goesOn = false
        // Whether the last line ended within a word.
        var isSplit = false
        for line in header.history {
            let text = String(line.text).trimmed
            if text.hasPrefix("ESO-DESCRIPTORS START") { isStore = true }
            if text.hasPrefix("ESO-DESCRIPTORS END") { isStore = false }
            let isContinued = text.hasSuffix("\\")
            let part = isContinued ? String(text.dropLast()).trimmed : text
            if goesOn, let last = found.indices.last {
                if !part.isEmpty { found[last].text += (isSplit ? "" : " ") + part }
                goesOn = isContinued
            } else if !isStore, isCommand(part) || part.hasPrefix(conversion) {
                found.append(Command(text: part, card: line.card))
                goesOn = isContinued
            }
            isSplit = isContinued && text.dropLast().last != " "
        }
        return found
    }

    /// Whether a line begins with a command and its qualifier, as in `COMPUTE/IMAG`.
    private static func isCommand(_ text: String) -> Bool {
        let word = text.utf8.prefix { $0 != UInt8(ascii: " ") }
        let parts = word.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return parts.count == 2 && parts[0].count >= 3 && parts[1].count >= 2
            && parts.joined().allSatisfy {
                (65...90).contains($0) || $0 == UInt8(ascii: "_") || (48...57).contains($0)
            } && parts[0].first.map { $0 >= 65 } == true
    }
}
