import FITS
import PROV

/// Completes a request with what the file and its inputs tell.
enum ProvenanceBuilder {
    struct Built {
        var provenance: Provenance
        var carried: [StoredDocument]
        var warnings: [String]
    }

    static func build(
        _ request: StampRequest, base: StampBase, profile: Profile, target: String,
        inputs: inout InputReader
    ) throws -> Built {
        guard let digest = ContentDigest(base.file) else {
            throw FitsProvError(.refused, path: base.file.path, "the content was not digested")
        }
        var warnings: [String] = []
        let folder = Paths.resolved(Paths.folder(of: Paths.resolved(target) ?? target)) ?? "/"
        let before = inputs.warnings.count
        var used: [UsedEntity] = []
        var carried: [StoredDocument] = []
        for entity in request.used {
            let completed = try inputs.complete(entity, besides: folder)
            used.append(completed.entity)
            if let identifier = completed.entity.identifier {
                carried += completed.documents.generations(
                    from: identifier, count: request.carriedGenerations)
            }
        }
        var configuration: [ConfigurationFile] = []
        for file in request.configuration {
            configuration.append(try inputs.complete(file, besides: folder))
        }
        warnings += inputs.warnings.dropFirst(before)

        var product = Product(
            identifier: try identifier(request, base, used, Paths.name(of: target), &warnings),
            name: Paths.name(of: target), digest: digest.text)
        product.role = request.role
        product.hdus = digest.parts.map { part in
            let hdu = base.file.hdus[part.number - 1]
            return HDURecord(
                number: part.number, name: hdu.name ?? hdu.kind.description,
                headerDigest: ContentDigest.prefix + part.header.base64URL,
                dataDigest: ContentDigest.prefix + part.data.base64URL,
                cardMarks: CardMarks.make(base.file.unstampedCards(hdu)))
        }
        var provenance = Provenance(product: product, activity: try activity(request, base))
        provenance.software = request.software
        provenance.agents = request.agents
        provenance.used = used
        provenance.parameters = parameters(request)
        provenance.configuration = configuration
        provenance.fields = try fields(request, profile, base)
        provenance.environment = request.environment
        provenance.namespaces = try namespaces(request, base)
        return Built(
            provenance: provenance, carried: carried.unique(except: product.identifier),
            warnings: warnings)
    }

    /// The identifier asked for, else the file's own, else a new one.
    private static func identifier(
        _ request: StampRequest, _ base: StampBase, _ used: [UsedEntity], _ name: String,
        _ warnings: inout [String]
    ) throws -> String {
        if let wanted = request.product {
            try checkURI(wanted, of: "product", base)
            return wanted
        }
        guard let own = base.formerStamp?.identifier ?? ProductIdentifier.find(in: base.header)
        else { return ProductIdentifier.make() }
        // A product whose header was copied from its input must not take over its name.
        guard used.contains(where: { $0.identifier == own && $0.location != name })
        else { return own }
        warnings.append("the identifier in the header is that of an input; a new one was made")
        return ProductIdentifier.make()
    }

    private static func activity(_ request: StampRequest, _ base: StampBase) throws -> Activity {
        var activity = Activity(
            name: request.activity, identifier: request.execution ?? ProductIdentifier.make())
        try checkURI(activity.identifier, of: "activity", base)
        guard activity.name.contains(where: { !$0.isWhitespace }) else {
            throw FitsProvError(.badRecord, path: base.file.path, "the activity has no name")
        }
        activity.version = request.version
        activity.type = request.type
        activity.description = request.description
        activity.documentation = request.documentation
        activity.start = try time(request.start, base)
        activity.end = try time(request.end, base)
        if let start = activity.start, let end = activity.end, end < start {
            throw FitsProvError(
                .badRecord, path: base.file.path, "the activity ends before it starts: \(end)")
        }
        return activity
    }

    /// The project's own namespaces; a prefix of the convention's, or none at all, is refused.
    private static func namespaces(
        _ request: StampRequest, _ base: StampBase
    ) throws -> [String: String] {
        let reserved = Set(Namespace.convention.map(\.prefix) + ["xml", "xmlns"])
        for (prefix, uri) in request.namespaces {
            try checkURI(uri, of: "namespace", base)
            guard let first = prefix.first, first.isLetter, !reserved.contains(prefix),
                prefix.allSatisfy({
                    $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0))
                })
            else {
                throw FitsProvError(
                    .badRecord, path: base.file.path,
                    "'\(prefix)' cannot be the prefix of a namespace of your own")
            }
        }
        return request.namespaces
    }

    private static func checkURI(_ text: String, of what: String, _ base: StampBase) throws {
        let isClean = text.unicodeScalars.allSatisfy {
            $0 > " " && !"<>\"{}|\\^`".unicodeScalars.contains($0)
        }
        guard Paths.isURI(text), isClean else {
            throw FitsProvError(
                .badRecord, path: base.file.path, "the \(what) has no URI: '\(text)'")
        }
    }

    /// The parameters, each name once: the last value counts, in the place of the first.
    private static func parameters(_ request: StampRequest) -> [Parameter] {
        var places: [String: Int] = [:]
        var parameters: [Parameter] = []
        for parameter in request.parameters {
            if let place = places[parameter.name] {
                parameters[place] = parameter
            } else {
                places[parameter.name] = parameters.count
                parameters.append(parameter)
            }
        }
        return parameters
    }

    private static func time(_ text: String?, _ base: StampBase) throws -> String? {
        guard let text else { return nil }
        guard let time = Timestamp(text) else {
            throw FitsProvError(
                .badRecord, path: base.file.path,
                "'\(text)' is no ISO 8601 time such as 2026-03-13T23:44:46Z")
        }
        return time.utc
    }

    /// The fields, those of the profile in its order, then the others.
    private static func fields(
        _ request: StampRequest, _ profile: Profile, _ base: StampBase
    ) throws -> [Field] {
        var latest: [String: String] = [:]
        for field in request.fields {
            guard Field.isName(field.name), field.name != Term.digest.localPart else {
                throw FitsProvError(
                    .badRecord, path: base.file.path,
                    "'\(field.name)' is no field name: lower-case letters, digits and '_', "
                        + "and not 'digest'")
            }
            latest[field.name] = field.value
        }
        let known = profile.fields.map(\.name).filter { latest[$0] != nil }
        let others = latest.keys.filter { profile[$0] == nil }.sorted()
        return (known + others).map { Field(name: $0, value: latest[$0] ?? "") }
    }
}

extension [StoredDocument] {
    /// The documents, each subject once.
    fileprivate func unique(except subject: String) -> [StoredDocument] {
        var seen: Set<String> = [subject]
        return filter { seen.insert($0.subject).inserted }
    }
}
