import FITS
import Files
import FitsProvArchive

/// What was made from something, in the formats of `impact`.
struct ImpactOutput {
    private static let levelWidth = 7
    private static let activityWidth = 14
    private static let csvHead = "level,path,activity,inputs,cycle\n"

    private let format: ImpactCommand.Format
    private let archive: String
    private let roots: [String]
    private let style: Style
    private let isNulSeparated: Bool
    /// Whether paths go to a program, which must get them as they are; a terminal never does.
    private let isRaw: Bool
    private var output = BufferedOutput()
    private var impact: Impact?
    private var given = 0

    init(
        _ format: ImpactCommand.Format, archive: String, roots: [String], _ style: Style,
        isNulSeparated: Bool
    ) {
        self.format = format
        self.archive = archive
        self.roots = roots
        self.style = style
        self.isNulSeparated = isNulSeparated
        isRaw = isNulSeparated || !StandardStream.output.isTerminal
    }

    /// How many products there are.
    var count: Int { impact?.count ?? 0 }

    mutating func begin(_ impact: Impact) throws {
        self.impact = impact
        switch format {
        case .paths: break
        case .csv: try output.write(ImpactOutput.csvHead)
        case .json:
            let head = Head(
                archive: archive, subject: impact.title, count: impact.count,
                levels: impact.levels, note: impact.note, cycleCount: impact.cycleCount,
                cycles: impact.cycles)
            let text = try JSONOutput.text(head, isPretty: false)
            try output.write(text.dropLast() + ",\"products\":[")
        case .text:
            let title = place(impact.title)
            guard impact.count > 0 else {
                let known = impact.hasUnreadable ? "nothing that could be read" : "nothing"
                try output.write("\(style.bold(title)): \(known) is made from it\n")
                return
            }
            let products =
                impact.count == 1 ? "1 product is" : "\(grouped(impact.count)) products are"
            let steps = impact.levels == 1 ? "1 step" : "\(grouped(impact.levels)) steps"
            try output.write("\(style.bold(title)): \(products) made from it, in \(steps)\n")
            try output.write(style.dim(row("step", "made by", "product  ← from")) + "\n")
        }
    }

    mutating func add(_ product: AffectedProduct) throws {
        given += 1
        switch format {
        case .paths:
            let path = isRaw ? product.path : product.path.escapingControls
            try output.write(path + (isNulSeparated ? "\0" : "\n"))
        case .csv:
            let values = [
                product.path, product.activity ?? "", product.inputs.joined(separator: "; "),
                product.isInCycle ? "yes" : "no",
            ]
            try output.write(
                "\(product.level)," + values.map(CSV.field).joined(separator: ",") + "\n")
        case .json:
            let text = try JSONOutput.text(Listing(product), isPretty: false)
            try output.write((given == 1 ? "\n" : ",\n") + text)
        case .text:
            let room = style.width - ImpactOutput.levelWidth - ImpactOutput.activityWidth - 2
            let path = place(product.path)
            var from = product.inputs.first.map { place($0) } ?? ""
            if product.inputs.count > 1 { from += " and \(product.inputs.count - 1) more" }
            let line = row(
                grouped(product.level) + (product.isInCycle ? "*" : ""), product.activity ?? "-",
                path.shortened(room))
            let inline = "  ← \(from)"
            if line.count + inline.count <= style.width {
                try output.write(line + style.dim(inline) + "\n")
            } else {
                let indent = ImpactOutput.levelWidth + ImpactOutput.activityWidth + 2
                let rest = "← " + from.shortened(max(10, style.width - indent - 2))
                try output.write(
                    line + "\n" + style.dim(String(repeating: " ", count: indent) + rest) + "\n")
            }
        }
    }

    mutating func end() throws {
        switch format {
        case .json: try output.write("\n]}\n")
        case .text: try endText()
        case .csv, .paths: break
        }
        try output.flush()
    }

    private mutating func endText() throws {
        guard let impact else { return }
        if given < impact.count {
            try output.write(
                style.dim("  … and \(grouped(impact.count - given)) more (--limit 0 shows all)")
                    + "\n")
        }
        for cycle in impact.cycles {
            let names = cycle.map { place($0) }.joined(separator: ", ")
            for (number, line) in "* made from each other: \(names)".wrapped(style.width - 2)
                .enumerated()
            {
                try output.write((number == 0 ? "" : "  ") + style.doubtful(line) + "\n")
            }
        }
    }

    private func row(_ step: String, _ activity: String, _ path: String) -> String {
        "  " + step.padded(ImpactOutput.levelWidth - 1) + " "
            + activity.escapingControls.shortened(ImpactOutput.activityWidth - 1)
            .padded(ImpactOutput.activityWidth - 1) + path
    }

    /// The path below the root, if there is but one.
    private func place(_ path: String) -> String {
        guard roots.count == 1, let root = roots.first, path.hasPrefix(root + "/") else {
            return path.escapingControls
        }
        return String(path.dropFirst(root.count + 1)).escapingControls
    }

    private struct Head: Encodable {
        let schemaVersion = 1
        let archive, subject: String
        let count, levels: Int
        let note: String?
        let cycleCount: Int
        let cycles: [[String]]

        private enum CodingKeys: CodingKey {
            case schemaVersion, archive, subject, count, levels, note, cycleCount, cycles
        }
    }

    private struct Listing: Encodable {
        let path: String
        let level: Int
        let activity: String?
        let inputs: [String]
        let cycle: Bool

        init(_ product: AffectedProduct) {
            path = product.path
            level = product.level
            activity = product.activity
            inputs = product.inputs
            cycle = product.isInCycle
        }
    }
}
