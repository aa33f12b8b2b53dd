public import FITS
public import Files
public import PROV

/// A file with its stamp, its documents and what they say.
///
/// The one way to learn what a file says of itself: every command goes through it.
public struct Inspection: Sendable {
    /// How much of a file is read.
    public enum Depth: Sendable {
        /// The primary header only, which has the cards of a stamp and the identifier; what else
        /// the file holds is not looked at, however much it is.
        case primaryHeader
        /// The headers only; a stamp is believed by its cards.
        case cards
        /// The headers and the documents.
        case documents
        /// Everything, with checksums or digests.
        case contents(Measuring)

        var measuring: Measuring {
            if case .contents(let measuring) = self { measuring } else { [] }
        }

        var readsDocuments: Bool {
            switch self {
            case .primaryHeader, .cards: false
            case .documents, .contents: true
            }
        }

        var hdus: Int {
            if case .primaryHeader = self { 1 } else { .max }
        }
    }

    /// The file, measured as far as was asked for.
    public let file: FITSFile
    /// The stamp in the primary header, if there is one.
    package let block: StampBlock?
    /// The documents of PROV, or why they cannot be had; nil if there is no document HDU.
    package private(set) var stored: Result<[StoredDocument], FITSError>?
    /// The rows of another type in the document HDU: kept, and passed over.
    package private(set) var otherRows: [StoredDocument]
    /// The product's own document as it reads, or why it does not; nil if there is none.
    public private(set) var document: Result<Document, PROVError>?
    /// What the stamp's document says of the product, or as much as its cards say; before that what
    /// observatories wrote into the file, if they did.
    public private(set) var provenance: Provenance?
    /// What observatories wrote into the file, stamp or not.
    package let observed: Provenance?
    /// The number of the document HDU.
    public let documentHDU: Int?
    /// Whether what ``provenance`` says comes from the document, and not only from the cards.
    package private(set) var readsDocument: Bool
    /// The digest of the content; nil if it was not measured.
    public let digest: ContentDigest?

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: a regular file.
    ///   - depth: how much is read; everything if it is not said.
    ///   - limits: how much is read before the file is refused.
    /// - Throws: ``FITSError`` if the file cannot be read as FITS, `limit` if its documents are
    ///   beyond one.
    public init(
        _ path: String, depth: Depth = .contents([.checksums, .digests]),
        limits: FITS.Limits = .standard
    ) throws(FITSError) {
        try self.init(Descriptor(reading: path), path: path, depth: depth, limits: limits)
    }

    /// Reads a file that is open already.
    ///
    /// - Parameters:
    ///   - descriptor: the file.
    ///   - path: its path.
    ///   - depth: how much is read.
    ///   - limits: how much is read before the file is refused.
    /// - Throws: ``FITSError``, as for a path.
    package init(
        _ descriptor: consuming Descriptor, path: String, depth: Depth,
        limits: FITS.Limits = .standard
    ) throws(FITSError) {
        if depth.readsDocuments { try InterruptedEdit.check(path) }
        file = try FITSFile(
            reading: descriptor, path: path, measuring: depth.measuring, limits: limits,
            first: depth.hdus
        ) { depth.readsDocuments && ($0.isProvenanceDocument || Dialect.wantsData(of: $0)) }
        block = file.hdus.first.flatMap { StampBlock(in: $0.header) }
        let hdu = file.documentHDU
        documentHDU = hdu?.number
        let documentRows = depth.readsDocuments ? hdu : nil
        let rows = try documentRows.map { [file] hdu throws(FITSError) in
            try Inspection.documents(file, hdu)
        }
        stored = rows.map { $0.map { $0.filter(\.isProvenance) } }
        otherRows = ((try? rows?.get()) ?? []).filter { !$0.isProvenance }
        let own = Inspection.own(stored, block)
        document = own.map { Inspection.parse($0) }
        let identifier = block?.identifier ?? own?.subject
        let documented = (try? document?.get()).flatMap { document in
            identifier.flatMap { Provenance(document, of: $0) }
        }
        let stamped = (documented ?? block.flatMap { Provenance($0) }).map { [block] in
            StampOrigins(block, documentHDU: documented == nil ? nil : hdu?.number).marking($0)
        }
        observed = depth.hdus == .max ? Provenance(recordedIn: file) : nil
        provenance = stamped.map { [observed] in $0.following(observed) } ?? observed
        readsDocument = documented != nil
        digest = ContentDigest(file)
    }

    /// The same file as its cards alone tell of it, whatever its documents say.
    package var ofCards: Inspection {
        var told = self
        told.stored = nil
        told.otherRows = []
        told.document = nil
        told.readsDocument = false
        let stamped = block.flatMap { Provenance($0) }.map { [block] in
            StampOrigins(block, documentHDU: nil).marking($0)
        }
        told.provenance = stamped?.following(observed) ?? observed
        return told
    }

    /// The product's own document as it is stored.
    package var ownDocument: StoredDocument? {
        Inspection.own(stored, block)
    }

    /// The digest that the stamp, or else the document, records of the content.
    var recordedDigest: String? {
        let recorded = block?.digest ?? provenance?.product.digest
        return recorded?.isEmpty == false ? recorded : nil
    }

    /// Whether the content was measured and is what it was when it was stamped.
    var isUnchanged: Bool {
        digest.map { $0.text == recordedDigest } ?? false
    }

    private static func documents(
        _ file: FITSFile, _ hdu: HDU
    ) throws(FITSError) -> Result<[StoredDocument], FITSError> {
        let numbers = file.documentHDUs.map(\.number)
        guard numbers.count == 1 else {
            return .failure(
                FITSError(
                    .badTable, path: file.path,
                    "HDUs \(numbers.listed) are all documents, but a file has only one"))
        }
        guard let data = file.keptData[hdu.number] else {
            return .failure(
                FITSError(.limit, path: file.path, hdu: hdu.number, "the documents are too large"))
        }
        do throws(FITSError) {
            return .success(try StoredDocument.all(in: hdu, data: data))
        } catch {
            if error.code == .limit { throw error.of(file.path) }
            return .failure(error.of(file.path))
        }
    }

    /// The document whose subject is the product, else the first.
    private static func own(
        _ stored: Result<[StoredDocument], FITSError>?, _ block: StampBlock?
    ) -> StoredDocument? {
        guard let documents = try? stored?.get() else { return nil }
        return documents.first { $0.subject == block?.identifier } ?? documents.first
    }

    private static func parse(_ stored: StoredDocument) -> Result<Document, PROVError> {
        do throws(PROVError) { return .success(try Document(provXML: stored.bytes)) } catch {
            return .failure(error)
        }
    }
}

extension FITSError {
    /// Whether the file can be read, but not as FITS.
    var isOfContent: Bool {
        [.notFITS, .badHeader, .truncated, .compression].contains(code)
    }
}
