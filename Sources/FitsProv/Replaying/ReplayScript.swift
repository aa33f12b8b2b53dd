import FITS
import Files

/// The recorded steps of a product's path as a shell script, raw data first.
package struct ReplayScript: Sendable {
    /// One execution, and what it made.
    private struct Step {
        let provenance: Provenance
        let products: [Int]
    }

    /// How many steps there are.
    package var count: Int { steps.count }
    /// How many of them have a command that the script runs.
    package let commands: Int
    private let lineage: Lineage
    private let steps: [Step]
    private let causes: [[Int]]
    private let folders: ReplayFolders

    /// Puts the steps in order.
    ///
    /// - Parameter lineage: the path of a product, back.
    package init(_ lineage: Lineage) {
        self.lineage = lineage
        causes = lineage.causes
        folders = ReplayFolders(
            lineage.nodes.first?.provenance, productIn: lineage.nodes.first?.folder ?? "/")
        var places: [Activity: Int] = [:]
        var steps: [(provenance: Provenance, products: [Int])] = []
        for number in lineage.causesFirst {
            guard let provenance = lineage.nodes[number].provenance else { continue }
            let activity = provenance.activity
            // One execution is one step; what only borrows its identifier is a step of its own.
            if !activity.identifier.isEmpty, let place = places[activity] {
                steps[place].products.append(number)
                continue
            }
            places[activity] = steps.count
            steps.append((provenance, [number]))
        }
        self.steps = steps.map { Step(provenance: $0.provenance, products: $0.products) }
        commands = self.steps.count { ReplayScript.command($0.provenance.activity) != nil }
    }

    /// The script.
    ///
    /// - Parameters:
    ///   - program: the program that writes it, with its version.
    ///   - name: how a product's file is called.
    /// - Returns: the text; `sh` takes no part of what files say for anything but words.
    package func text(by program: String, naming name: (Lineage.Node) -> String) -> String {
        var lines = ["#!/bin/sh"]
        let product = lineage.nodes.first.map(name) ?? ""
        let number = count == 1 ? "1 step" : "\(count) steps"
        lines += comment("How \(product) was made: \(number), raw data first.")
        lines += comment("Written by \(program) from what is recorded in the files.")
        lines += comment(tally)
        lines += ["set -eu"]
        for (index, step) in steps.enumerated() {
            lines.append("")
            lines += self.lines(step, index + 1, name)
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// How many commands there are, and how many of them are not run.
    private var tally: String {
        let recorded = steps.count { $0.provenance.activity.command != nil }
        let steps = count == 1 ? "1 command" : "\(count) commands"
        var text = "\(recorded) of \(steps) \(recorded == 1 ? "is" : "are") recorded"
        let left = recorded - commands
        if left > 0 {
            text += "; \(left) cannot be run as \(left == 1 ? "it stands" : "they stand")"
        }
        return text + "." + (commands > 0 ? " Read it before you run it." : "")
    }

    private func lines(
        _ step: Step, _ number: Int, _ name: (Lineage.Node) -> String
    ) -> [String] {
        let provenance = step.provenance
        let activity = [provenance.activity.name, provenance.activity.version].compactMap(\.self)
        var lines = comment("Step \(number) of \(count): \(activity.joined(separator: " "))")
        for software in provenance.software {
            lines += fact(
                "software",
                [software.name, software.version].compactMap(\.self)
                    .joined(separator: " "))
        }
        let times = [provenance.activity.start, provenance.activity.end].map { $0 ?? "?" }
        if times != ["?", "?"] { lines += fact("time", times.joined(separator: " to ")) }
        for product in step.products { lines += fact("made", name(lineage.nodes[product])) }
        for edge in (step.products.first.map { causes[$0] } ?? []).map({ lineage.edges[$0] }) {
            let now = name(lineage.nodes[edge.to])
            let moved = now == edge.used.location ? "" : ", now \(now)"
            let role = edge.used.role.map { " (\($0))" } ?? ""
            lines += fact(
                "from", "\(edge.used.location)\(role): \(edge.resolution.state.rawValue)\(moved)")
        }
        for file in provenance.configuration { lines += fact("config", file.location) }
        for parameter in provenance.parameters {
            lines += fact("parameter", "\(parameter.name) = \(parameter.value)")
        }
        for setting in provenance.environment {
            lines += fact("setting", "\(setting.name)=\(setting.value)")
        }
        if let command = ReplayScript.command(provenance.activity) {
            let places = step.products.map { lineage.nodes[$0].folder }
            return lines + folders.lines(command, provenance, productsIn: places)
        }
        guard let line = provenance.activity.command else {
            return lines + fact("command", "not recorded")
        }
        return lines + fact("command", "not run, it is more than one plain command:")
            + fact("", line)
    }

    /// The command as a line of the script; nil if there is none, or it is more than plain words.
    private static func command(_ activity: Activity) -> String? {
        guard let line = activity.command, let words = CommandWords(line), words.isPlain,
            !words.isOfShell
        else { return nil }
        return words.text
    }

    private func fact(_ label: String, _ text: String) -> [String] {
        let width = 11
        let blanks = String(repeating: " ", count: max(1, width - label.count))
        return comment("  \(label)\(blanks)\(text)")
    }

    /// A comment, which no character in the text can end.
    private func comment(_ text: String) -> [String] {
        ["# " + text.escapingControls]
    }
}

extension Lineage {
    /// The products, each after what it was made from, as far as there is no cycle.
    var causesFirst: [Int] {
        let causes = causes
        var order: [Int] = []
        var seen = [Bool](repeating: false, count: nodes.count)
        for start in nodes.indices where !seen[start] {
            seen[start] = true
            var work = [(number: start, next: 0)]
            while let (number, next) = work.last {
                guard next < causes[number].count else {
                    order.append(number)
                    work.removeLast()
                    continue
                }
                work[work.count - 1].next += 1
                let target = edges[causes[number][next]].to
                guard !seen[target] else { continue }
                seen[target] = true
                work.append((target, 0))
            }
        }
        return order
    }
}
