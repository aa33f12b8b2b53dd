import FITS
import Files
import FitsProv
import PROV

/// A PROV document out of a file: one of its own, or the one that a FITS file carries.
struct DocumentFile: Sendable {
    /// The file, as the user named it; `-` is standard input.
    let path: String
    /// What the file is.
    let format: SourceFormat
    /// The document.
    let document: Document
    /// Whether the document is what was stored; a file of its own has nothing to compare it with.
    let isIntact: Bool

    /// How much is read of what a person names on the command line.
    private static var limits: PROV.Limits {
        var limits = PROV.Limits.default
        limits.bytes = 64 << 20
        limits.values = 5_000_000
        return limits
    }

    /// The first bytes that tell the format; comments and blanks may come before the rest.
    private static let startSize = 512

    /// Reads a file.
    ///
    /// - Parameter path: a PROV file in any format, a FITS file, or `-` for standard input.
    /// - Throws: ``FITSError``, ``FitsProvError`` or `PROVError`, with the file's name.
    init(_ path: String) throws {
        self.path = path
        let isInput = path == "-"
        let input =
            isInput
            ? try StandardStream.input(limit: DocumentFile.limits.bytes)
            : try SmallFile.start(path, count: DocumentFile.startSize)
        guard let format = SourceFormat(input) ?? SourceFormat(hint: path) else {
            throw FitsProvError(
                .badRecord, path: path, "is neither FITS nor PROV-XML, PROV-JSON or PROV-N")
        }
        self.format = format
        if format == .fits {
            guard !isInput else {
                throw FitsProvError(
                    .refused, path: path, "is a FITS file, which can only be read by its name")
            }
            (document, isIntact) = try DocumentFile.stored(in: path)
        } else {
            let bytes =
                isInput ? input : try SmallFile.bytes(path, limit: DocumentFile.limits.bytes)
            document = try DocumentFile.parse(bytes, as: format, path)
            isIntact = true
        }
    }

    /// Says that the document was changed since it was stored, if it was.
    ///
    /// - Returns: the status that follows.
    func complainIfChanged() -> ExitStatus {
        guard !isIntact else { return .done }
        Complaint.print(path, "the document is not what was stored")
        return .no
    }

    private static func parse(
        _ bytes: [UInt8], as format: SourceFormat, _ path: String
    ) throws -> Document {
        do throws(PROVError) {
            switch format {
            case .xml, .fits: return try Document(provXML: bytes, limits: limits)
            case .json: return try Document(provJSON: bytes, limits: limits)
            case .provn: return try Document(provN: bytes, limits: limits)
            }
        } catch {
            throw error.about(path)
        }
    }

    private static func stored(in path: String) throws -> (Document, isIntact: Bool) {
        let inspection = try Inspection(path, depth: .documents)
        if case .failure(let error) = inspection.stored { throw error }
        switch inspection.document {
        case .success(let document):
            return (document, inspection.ownDocument?.isIntact ?? false)
        case .failure(let error):
            throw error.about(path)
        case nil where inspection.block == nil:
            throw FitsProvError(.noStamp, path: path, "has no stamp")
        case nil:
            throw FitsProvError(.badStamp, path: path, "the stamp has no document in the file")
        }
    }
}
