import HTTPTypes
import PROV
import Reports

/// A form in which provenance is told, by its name in ProvSAP.
enum ProvenanceFormat: String, CaseIterable, Sendable {
    case json = "PROV-JSON"
    case xml = "PROV-XML"
    case provN = "PROV-N"
    case votable = "PROV-VOTABLE"
    case svg = "PROV-SVG"
    case dot = "PROV-DOT"

    /// The media type.
    var mediaType: String { mediaTypes[0] }

    /// The media types by which it can be asked for.
    private var mediaTypes: [String] {
        switch self {
        case .json: ["application/json", "application/provenance+json"]
        case .xml: ["application/provenance+xml", "application/xml", "text/xml"]
        case .provN: ["text/provenance-notation"]
        case .votable: ["application/x-votable+xml"]
        case .svg: ["image/svg+xml"]
        case .dot: ["text/vnd.graphviz"]
        }
    }

    /// Whether it can be made on this computer.
    var isAvailable: Bool { self != .svg || Graphviz.isInstalled }

    /// The format that a client asks for.
    ///
    /// - Parameters:
    ///   - text: the value of `RESPONSEFORMAT`, a name or media type in any case; nil if it is not there.
    ///   - accept: the media types that the client takes, as its header says.
    /// - Throws: ``QueryRefusal`` for a value that is no format.
    init(_ text: String?, accept: String?) throws(QueryRefusal) {
        if let text {
            guard let format = ProvenanceFormat.named(text) else {
                let known = ProvenanceFormat.allCases.map(\.rawValue).joined(separator: ", ")
                throw QueryRefusal("RESPONSEFORMAT '\(text)' is not supported; use one of \(known)")
            }
            self = format
            return
        }
        let types = (accept ?? "").split(separator: ",").map { MediaType(String($0)).name }
        // What a browser takes before all else is no answer to a question for a document.
        let asked = types.contains("text/html") ? [] : types
        self = asked.lazy.compactMap(ProvenanceFormat.named).first ?? .json
    }

    private static func named(_ text: String) -> ProvenanceFormat? {
        let type = MediaType(text).name
        return allCases.first {
            $0.rawValue.lowercased() == type || $0.mediaTypes.contains(type)
        }
    }

    /// How long Graphviz may take.
    private static let drawing = Duration.seconds(30)

    /// A document in the format; blocks.
    ///
    /// - Parameters:
    ///   - document: the document.
    ///   - isCut: whether it is not all that there is.
    /// - Returns: the bytes.
    /// - Throws: ``Refusal`` for what the format cannot hold, or if it cannot be made here.
    func bytes(_ document: Document, isCut: Bool) throws(Refusal) -> [UInt8] {
        do {
            switch self {
            case .json: return document.provJSON()
            case .xml: return try document.provXML()
            case .provN: return document.provN()
            case .votable: return try ProvenanceTables.bytes(document, isCut: isCut)
            case .dot: return Array(document.dot(.default).utf8)
            case .svg:
                return try Graphviz(timeLimit: ProvenanceFormat.drawing)
                    .draw(document.dot(.default, atMost: .standard), as: "svg")
            }
        } catch let error as Graphviz.Failure {
            throw Refusal(
                error == .notInstalled ? .notAcceptable : .unprocessableContent,
                "there is no picture: \(error.explanation); PROV-DOT needs no Graphviz")
        } catch let error as PROVError {
            throw Refusal(
                .unprocessableContent,
                "the document cannot be written as \(rawValue): \(error.reason)")
        } catch {
            throw Refusal(.internalServerError, "the document cannot be written as \(rawValue)")
        }
    }
}
