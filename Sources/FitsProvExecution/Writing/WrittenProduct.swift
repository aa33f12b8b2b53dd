import FITS
import Files
import FitsProv

/// A product that is staged, with what is said of it.
struct WrittenProduct {
    /// The files to be put into place.
    var files: [StagedFile]
    /// The URI of the product.
    let identifier: String
    /// The file beside it that holds its document.
    var sidecar: String?
    /// What the user should know, one line each.
    let warnings: [String]

    /// A FITS file with its stamp.
    init(_ files: [StagedFile], _ plan: StampPlan) {
        self.files = files
        identifier = plan.product.identifier
        warnings = plan.warnings
    }

    /// A file of another kind, that gets its document beside it.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - digest: the digest of all its bytes.
    ///   - request: how it was made.
    ///   - inputs: finds what was used.
    ///   - options: how it is written.
    /// - Throws: ``FITSError``, ``FitsProvError`` or `PROVError`.
    init(
        sidecarOf path: String, _ digest: Digest, _ request: StampRequest,
        _ inputs: inout InputReader, _ options: ExecutionOptions
    ) throws {
        let plan = try SidecarPlan(
            of: path, digest: digest, request, profile: options.profile, inputs: &inputs)
        identifier = plan.provenance.product.identifier
        warnings = plan.warnings
        files = []
        guard options.writesSidecars else { return }
        // The document of a former version of the file goes with it.
        var replacing = options.replacerOptions
        replacing.overwrites = true
        files = [
            try FileReplacer(options: replacing).stage(
                plan.document, as: plan.path, permissions: NewFilePermissions.current)
        ]
        sidecar = plan.path
    }

    /// The product as the caller is told of it.
    ///
    /// - Parameter path: its path as the caller gave it.
    /// - Returns: the product.
    func made(at path: String) -> Execution.Made {
        Execution.Made(path: path, identifier: identifier, sidecar: sidecar)
    }

    /// The same once its files are in their places, and let go of.
    var withoutFiles: WrittenProduct {
        var product = self
        product.files = []
        return product
    }
}
