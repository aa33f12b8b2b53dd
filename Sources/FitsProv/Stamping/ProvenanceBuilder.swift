import FITS
import Files
import PROV

/// Completes a request with what the file and its inputs say.
enum ProvenanceBuilder {
    struct Built {
        var provenance: Provenance
        var identifierSource: IdentifierSource
        var carried: [StoredDocument]
        var warnings: [String]
    }

    /// Completes the stamp of a FITS file.
    static func build(
        _ request: StampRequest, base: UnstampedFile, profile: Profile, target: String,
        inputs: inout InputReader
    ) throws -> Built {
        let path = base.file.path
        let digest = try contentDigest(request.content, base)
        let parts = try CompletedParts(request, target: target, inputs: &inputs)
        let chosen = try IdentifierChoice(
            request, base, parts.used, name: Paths.name(of: target), digest: digest?.text)
        var product = Product(
            identifier: chosen.identifier, name: Paths.name(of: target), digest: digest?.text ?? "")
        product.role = request.role
        product.hdus = (digest?.parts ?? []).map { part in
            let hdu = base.file.hdus[part.number - 1]
            return HDURecord(
                number: part.number, name: hdu.name ?? hdu.kind.description,
                headerDigest: ContentDigest.prefix + part.header.base64URL,
                dataDigest: ContentDigest.prefix + part.data.base64URL,
                cardMarks: CardMarks.make(base.file.unstampedCards(hdu)))
        }
        var provenance = try provenance(product, request, parts, profile, path: path)
        let defined = profile.definitions
        provenance.fieldCards = provenance.fields.map { FieldCard($0.name, defined[$0.name]) }
        for (keyword, value) in request.house?.cards(provenance) ?? [] {
            let name = HouseKeywords.field(of: keyword)
            let isTaken = provenance.fieldCards.contains {
                $0.keyword == keyword || $0.name == name
            }
            guard !isTaken else { continue }
            provenance.fields.append(Field(name: name, value: value))
            provenance.fieldCards.append(
                FieldCard(name: name, keyword: keyword, type: .string, unit: nil))
        }
        try provenance.checkSize(path: path)
        return Built(
            provenance: provenance, identifierSource: chosen.source,
            carried: parts.carried.unique(except: product.identifier),
            warnings: parts.warnings + chosen.warnings)
    }

    /// Completes what is said of a file that is no FITS file.
    ///
    /// - Parameters:
    ///   - request: how the product was made.
    ///   - path: the file.
    ///   - digest: the digest of all its bytes.
    ///   - profile: the fields.
    ///   - inputs: finds what was used.
    /// - Returns: the provenance.
    /// - Throws: ``FITSError`` or ``FitsProvError``.
    static func build(
        _ request: StampRequest, forFile path: String, digest: Digest, profile: Profile,
        inputs: inout InputReader
    ) throws -> Built {
        let parts = try CompletedParts(request, target: path, inputs: &inputs)
        if let wanted = request.product { try checkURI(wanted, of: "product", path: path) }
        var product = Product(
            identifier: request.product ?? ProductIdentifier.make(), name: Paths.name(of: path),
            digest: ContentDigest.filePrefix + digest.base64URL)
        product.role = request.role
        let provenance = try provenance(product, request, parts, profile, path: path)
        try provenance.checkSize(path: path)
        return Built(
            provenance: provenance, identifierSource: request.product == nil ? .new : .given,
            carried: [], warnings: parts.warnings)
    }

    private static func provenance(
        _ product: Product, _ request: StampRequest, _ parts: CompletedParts, _ profile: Profile,
        path: String
    ) throws(FitsProvError) -> Provenance {
        var provenance = Provenance(product: product, making: request.step)
        provenance.activity = try activity(request.activity, path: path)
        provenance.earlierSteps = parts.earlierSteps
        provenance.used = parts.used
        provenance.parameters = parameters(request.parameters)
        provenance.configuration = parts.configuration
        provenance.fields = try fields(request.fields, profile, path: path)
        provenance.namespaces = try namespaces(request, path: path)
        provenance.described = request.described
        return provenance.identified(as: product.identifier)
    }

    /// The digest of the content; nil if it is not to be recorded.
    private static func contentDigest(
        _ source: ContentSource, _ base: UnstampedFile
    ) throws(FitsProvError) -> ContentDigest? {
        let given: [Int: Digest]
        switch source {
        case .unrecorded: return nil
        case .given(let digests): given = digests
        case .measured: given = [:]
        }
        let document = base.formerDocument?.number
        if let number = given.keys.first(where: {
            !(1...base.file.hdus.count).contains($0) || $0 == document
        }) {
            throw FitsProvError(
                .badRecord, path: base.file.path, "there is no HDU \(number) with data to digest")
        }
        guard let digest = ContentDigest(base.file, without: document, given: given) else {
            throw FitsProvError(.refused, path: base.file.path, "the content was not digested")
        }
        return digest
    }

    private static func activity(
        _ wanted: Activity, path: String
    ) throws(FitsProvError) -> Activity {
        var activity = wanted
        if activity.identifier.isEmpty { activity.identifier = ProductIdentifier.make() }
        try checkURI(activity.identifier, of: "activity", path: path)
        guard activity.name.contains(where: { !$0.isWhitespace }) else {
            throw FitsProvError(.badRecord, path: path, "the activity has no name")
        }
        activity.start = try time(activity.start, path: path)
        activity.end = try time(activity.end, path: path)
        if let start = activity.start, let end = activity.end, Timestamp.isEarlier(end, than: start)
        {
            throw FitsProvError(
                .badRecord, path: path, "the activity ends before it starts: \(end)")
        }
        return activity
    }
}

extension [StoredDocument] {
    /// The documents, each subject once.
    fileprivate func unique(except subject: String) -> [StoredDocument] {
        var seen: Set<String> = [subject]
        return filter { seen.insert($0.subject).inserted }
    }
}
