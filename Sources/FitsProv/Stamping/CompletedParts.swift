import FITS
import Files

/// What took part in making a product, completed with what the files say.
struct CompletedParts {
    private(set) var used: [UsedEntity] = []
    private(set) var configuration: [ConfigurationFile] = []
    private(set) var earlierSteps: [Step] = []
    /// Documents of the inputs that the product carries along.
    private(set) var carried: [StoredDocument] = []
    /// What was odd about the files, one line each.
    private(set) var warnings: [String] = []

    private let request: StampRequest
    private let folder: String

    /// Completes what a request names.
    ///
    /// - Parameters:
    ///   - request: how the product was made.
    ///   - target: the path of the product: locations are told from its folder.
    ///   - inputs: finds what was used.
    /// - Throws: ``FITSError`` of a file that cannot be read.
    init(
        _ request: StampRequest, target: String, inputs: inout InputReader
    ) throws(FITSError) {
        let place = Paths.folder(of: try Paths.resolving(target) ?? target)
        folder = try Paths.resolving(place) ?? "/"
        self.request = request
        let before = inputs.warnings.count
        for entity in request.used {
            let completed = try complete(entity, &inputs)
            used.append(completed.entity)
            if let identifier = completed.entity.identifier {
                carried += completed.documents.generations(
                    from: identifier, count: request.carriedGenerations)
            }
        }
        for file in request.configuration {
            configuration.append(try inputs.complete(file, forProductIn: folder))
        }
        for var step in request.earlierSteps {
            step.used = try step.used.map { entity throws(FITSError) in
                try complete(entity, &inputs).entity
            }
            earlierSteps.append(step)
        }
        warnings = Array(inputs.warnings.dropFirst(before))
    }

    private func complete(
        _ entity: UsedEntity, _ inputs: inout InputReader
    ) throws(FITSError) -> InputReader.Completed {
        // What a file of strangers names is opened only where it was found.
        guard request.lookedUp?.contains(entity.location) ?? true else {
            return InputReader.Completed(entity: entity)
        }
        return try inputs.complete(entity, forProductIn: folder)
    }
}
