import FITS
import Files
import FitsProv
package import PROV

/// A PROV document out of a file: one of its own, or the one that a FITS file carries.
package struct DocumentFile: Sendable {
    /// The file, as the user named it; `-` is standard input.
    package let path: String
    /// What the file is.
    package let format: SourceFormat
    /// The document.
    package let document: Document
    /// Whether the document is what was stored; a file of its own, or a document that is made of an
    /// observatory's words, has nothing to compare it with.
    package let isIntact: Bool

    /// The most that is read of a file.
    package static var limits: PROV.Limits {
        var limits = PROV.Limits.default
        limits.bytes = 64 << 20
        limits.values = 5_000_000
        return limits
    }

    /// The first bytes that tell the format; comments and blanks may come before the rest.
    private static let startSize = 512

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: a PROV file in any format, or a FITS file.
    ///   - content: the file's bytes where they do not lie in a file; it is not a FITS file then.
    /// - Throws: ``FITSError``, ``FitsProvError`` or `PROVError`, with the file's name.
    package init(_ path: String, content: [UInt8]? = nil) throws {
        self.path = path
        let input = try content ?? SmallFile.start(path, count: DocumentFile.startSize)
        guard let format = SourceFormat(input) ?? SourceFormat(hint: path) else {
            throw FitsProvError(
                .badRecord, path: path, "is neither FITS nor PROV-XML, PROV-JSON or PROV-N")
        }
        self.format = format
        if format == .fits {
            guard content == nil else {
                throw FitsProvError(
                    .refused, path: path, "is a FITS file, which can only be read by its name")
            }
            (document, isIntact) = try DocumentFile.stored(in: path)
        } else {
            let bytes = try content ?? SmallFile.bytes(path, limit: DocumentFile.limits.bytes)
            document = try DocumentFile.parse(bytes, as: format, path)
            isIntact = true
        }
    }

    /// How many records the document and its bundles have.
    package var recordCount: Int {
        document.bundles.reduce(document.records.count) { $0 + $1.records.count }
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
            guard let observed = inspection.identifiedProvenance else {
                throw FitsProvError(.noStamp, path: path, "has no stamp, and records nothing else")
            }
            return (observed.document(), true)
        case nil:
            throw FitsProvError(.badStamp, path: path, "the stamp has no document in the file")
        }
    }
}
