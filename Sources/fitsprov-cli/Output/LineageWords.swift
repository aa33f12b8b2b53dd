import FITS
import Files
import FitsProv

extension Lineage {
    /// How many references lead to places where nothing may be opened, URLs aside.
    var closedPlaces: Int {
        edges.count { $0.resolution.state == .outside && !Paths.isURI($0.used.location) }
    }
}

extension Lineage.Node {
    /// Whether its own content is what its stamp says, in words; nothing without a stamp.
    var condition: String {
        guard isStamped || provenance != nil else { return "nothing recorded" }
        switch isIntact {
        case true?: return "intact"
        case false?: return "edited since its stamp"
        case nil: return "not measured"
        }
    }
}

extension Provenance {
    /// The activity and the software, as in `ctbin, ctools 2.1.0`.
    var madeBy: String {
        let words = making.software.prefix(2).map { software in
            [software.name, software.version].compactMap(\.self).joined(separator: " ")
        }
        let version = words.isEmpty ? making.activity.version.map { " \($0)" } ?? "" : ""
        return ([making.activity.name + version] + words).filter { !$0.isEmpty }
            .joined(separator: ", ")
    }
}

extension Resolution {
    /// The state, and for what was not measured by what it was found.
    var words: String {
        switch (state, evidence) {
        case (.identified, .digest?): "identified by digest"
        case (.identified, .identifier?): "identified by identifier"
        default: state.rawValue
        }
    }
}

extension Resolution.State {
    /// The state in one or two words, for a count.
    var shortWords: String {
        switch self {
        case .changed: "changed"
        case .named: "by name only"
        default: rawValue
        }
    }
}
