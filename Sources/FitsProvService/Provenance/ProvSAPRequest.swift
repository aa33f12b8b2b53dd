import Files
import FitsProv
import PROV

/// What a client asks of ProvSAP, with the parameters of OPUS and of PROV-AQ's query service.
struct ProvSAPRequest: Sendable {
    /// The things whose provenance is told.
    let ids: [String]
    /// How many relations are followed; nil for all.
    let depth: Int?
    /// Which way.
    let direction: Lineage.Direction
    /// What is left out.
    let reduction: Document.Reduction
    /// The form of the answer.
    let format: ProvenanceFormat

    /// Understands the parameters.
    ///
    /// - Parameters:
    ///   - parameters: the parameters.
    ///   - accept: the media types that the client takes, as its header says.
    ///   - limits: how many things there may be.
    /// - Throws: ``QueryRefusal`` for what is wrong, or not there.
    init(
        _ parameters: Parameters, accept: String?, _ limits: ServiceLimits
    ) throws(QueryRefusal) {
        ids = (parameters.values("ID") + parameters.values("TARGET")).uniqued()
        guard !ids.isEmpty else {
            throw QueryRefusal(
                "ID is missing: it names a product, activity or agent of this archive")
        }
        guard ids.count <= limits.provenanceSubjects else {
            throw QueryRefusal("there are more than \(limits.provenanceSubjects) ID")
        }
        format = try ProvenanceFormat(parameters.single("RESPONSEFORMAT"), accept: accept)
        depth = try ProvSAPRequest.depth(parameters)
        direction = try ProvSAPRequest.direction(parameters)
        var reduction = Document.Reduction()
        reduction.leavesOutMembers =
            try parameters.number(["MEMBERS", "STEPS"], 0...1, usually: 0) == 0
        reduction.endsAtAgents = try parameters.number(["AGENT", "AGENTS"], 0...1, usually: 1) == 0
        reduction.leavesOutConfiguration =
            try parameters.number(["CONFIGURATION"], 0...1, usually: 1) == 0
        reduction.leavesOutAttributes =
            try parameters.number(["ATTRIBUTES"], 0...1, usually: 1) == 0
        let descriptions: [Document.Descriptions] = [.none, .activities, .all]
        reduction.descriptions =
            descriptions[try parameters.number(["DESCRIPTIONS"], 0...2, usually: 0)]
        reduction.isPlain = try ProvSAPRequest.isPlain(parameters)
        self.reduction = reduction
    }

    private static func depth(_ parameters: Parameters) throws(QueryRefusal) -> Int? {
        guard let text = try parameters.single("DEPTH") else { return 1 }
        if text.uppercased() == "ALL" { return nil }
        guard text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
            throw QueryRefusal("DEPTH is ALL or a whole number of 0 or more, not '\(text)'")
        }
        // Digits alone that are no Int are more than there can be.
        return Int(text)
    }

    private static func direction(
        _ parameters: Parameters
    ) throws(QueryRefusal) -> Lineage.Direction {
        let text = try parameters.single("DIRECTION") ?? "BACK"
        switch text.uppercased() {
        case "BACK": return .back
        case "FORTH", "FORWARD": return .forth
        default: throw QueryRefusal("DIRECTION is BACK or FORTH, not '\(text)'")
        }
    }

    private static func isPlain(_ parameters: Parameters) throws(QueryRefusal) -> Bool {
        let text = try parameters.single("MODEL") ?? "IVOA"
        switch text.uppercased() {
        case "IVOA": return false
        case "W3C": return true
        default: throw QueryRefusal("MODEL is IVOA or W3C, not '\(text)'")
        }
    }

    /// How many generations of products are needed for so many relations, of which each takes two.
    var generations: Int { depth.map { ($0 / 2) + ($0 % 2) } ?? .max }
}

extension Parameters {
    /// A small number under one of several names.
    fileprivate func number(
        _ names: [String], _ range: ClosedRange<Int>, usually: Int
    ) throws(QueryRefusal) -> Int {
        for name in names {
            guard let text = try single(name) else { continue }
            guard let number = Int(text), range.contains(number) else {
                let words = range.map(String.init).joined(separator: " or ")
                throw QueryRefusal("\(name) is \(words), not '\(text)'")
            }
            return number
        }
        return usually
    }
}
