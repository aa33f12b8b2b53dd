import ArchiveReports
import FITS
import Files
import FitsProvArchive
import Reports

/// What was made from something, for people.
struct ImpactText: ImpactReport {
    private static let levelWidth = 7
    private static let activityWidth = 14

    private let roots: [String]
    private let style: Style
    private var output = OutputBuffer(.output)
    private var impact: Impact?
    private var given = 0

    init(roots: [String], _ style: Style) {
        self.roots = roots
        self.style = style
    }

    mutating func begin(_ impact: Impact) throws {
        self.impact = impact
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

    mutating func add(_ product: AffectedProduct) throws {
        given += 1
        let room = style.width - ImpactText.levelWidth - ImpactText.activityWidth - 2
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
            let indent = ImpactText.levelWidth + ImpactText.activityWidth + 2
            let rest = "← " + from.shortened(max(10, style.width - indent - 2))
            try output.write(
                line + "\n" + style.dim(String(repeating: " ", count: indent) + rest) + "\n")
        }
    }

    mutating func end() throws {
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
        try output.flush()
    }

    private func row(_ step: String, _ activity: String, _ path: String) -> String {
        "  " + step.padded(ImpactText.levelWidth - 1) + " "
            + activity.escapingControls.shortened(ImpactText.activityWidth - 1)
            .padded(ImpactText.activityWidth - 1) + path
    }

    /// The path below the root, if there is but one.
    private func place(_ path: String) -> String {
        Paths.short(path, under: roots).escapingControls
    }
}
