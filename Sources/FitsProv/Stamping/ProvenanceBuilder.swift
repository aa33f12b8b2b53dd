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

    static func build(
        _ request: StampRequest, base: UnstampedFile, profile: Profile, target: String,
        inputs: inout InputReader
    ) throws -> Built {
        let digest = try contentDigest(request.content, base)
        var warnings: [String] = []
        let place = Paths.folder(of: try Paths.resolving(target) ?? target)
        let folder = try Paths.resolving(place) ?? "/"
        let before = inputs.warnings.count
        var used: [UsedEntity] = []
        var carried: [StoredDocument] = []
        func complete(
            _ entity: UsedEntity, _ inputs: inout InputReader
        ) throws(FITSError) -> InputReader.Completed {
            // What a file of strangers names is opened only where it was found.
            guard request.lookedUp?.contains(entity.location) ?? true else {
                return InputReader.Completed(entity: entity)
            }
            return try inputs.complete(entity, forProductIn: folder)
        }
        for entity in request.used {
            let completed = try complete(entity, &inputs)
            used.append(completed.entity)
            if let identifier = completed.entity.identifier {
                carried += completed.documents.generations(
                    from: identifier, count: request.carriedGenerations)
            }
        }
        var configuration: [ConfigurationFile] = []
        for file in request.configuration {
            configuration.append(try inputs.complete(file, forProductIn: folder))
        }
        warnings += inputs.warnings.dropFirst(before)

        let chosen = try IdentifierChoice(
            request, base, used, name: Paths.name(of: target), digest: digest?.text)
        warnings += chosen.warnings
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
        var provenance = Provenance(product: product, making: request.step)
        provenance.activity = try activity(request.activity, base)
        for var step in request.earlierSteps {
            step.used = try step.used.map { entity throws(FITSError) in
                try complete(entity, &inputs).entity
            }
            provenance.earlierSteps.append(step)
        }
        provenance.used = used
        provenance.parameters = parameters(request.parameters)
        provenance.configuration = configuration
        provenance.fields = try fields(request.fields, profile, base)
        let defined = profile.definitions
        provenance.fieldCards = provenance.fields.map { FieldCard($0.name, defined[$0.name]) }
        provenance.namespaces = try namespaces(request, base)
        provenance = provenance.identified(as: chosen.identifier)
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
        try provenance.checkSize(path: base.file.path)
        return Built(
            provenance: provenance, identifierSource: chosen.source,
            carried: carried.unique(except: product.identifier),
            warnings: warnings)
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
        _ wanted: Activity, _ base: UnstampedFile
    ) throws(FitsProvError) -> Activity {
        var activity = wanted
        if activity.identifier.isEmpty { activity.identifier = ProductIdentifier.make() }
        try checkURI(activity.identifier, of: "activity", base)
        guard activity.name.contains(where: { !$0.isWhitespace }) else {
            throw FitsProvError(.badRecord, path: base.file.path, "the activity has no name")
        }
        activity.start = try time(activity.start, base)
        activity.end = try time(activity.end, base)
        if let start = activity.start, let end = activity.end, end < start {
            throw FitsProvError(
                .badRecord, path: base.file.path, "the activity ends before it starts: \(end)")
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
