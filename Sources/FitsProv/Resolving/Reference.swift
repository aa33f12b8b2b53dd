import FITS
import Files

/// What a product records of something that it used: enough to find it again.
package struct Reference: Hashable, Sendable {
    /// Where it was: a path relative to the product's folder, an absolute path, or a URI.
    package let location: String
    /// Its identifier, if it had one.
    package let identifier: String?
    /// Its digest when it was used, `sha256:…` or `file-sha256:…`.
    package let digest: String?
    /// The resolved folder of the product that used it.
    package let folder: String
    /// The absolute path of that product, if it is known: no file is its own input by chance.
    package let product: String?
    /// The absolute path that the location names, by its text alone; nil for a URI.
    ///
    /// A reference file of which only the kind of folder is told, as in `iref$x.fits`, is looked for by
    /// its name.
    package let path: String?

    /// Refers to an entity that was used.
    ///
    /// - Parameters:
    ///   - used: as the stamp records it.
    ///   - folder: the absolute folder of the product.
    ///   - product: the absolute path of the product, if it is known.
    package init(_ used: UsedEntity, folder: String, product: String? = nil) {
        self.init(
            location: used.location, identifier: used.identifier, digest: used.digest,
            folder: folder, product: product)
    }

    /// Refers to something by what is recorded of it.
    ///
    /// - Parameters:
    ///   - location: where it was.
    ///   - identifier: its identifier.
    ///   - digest: its digest when it was used.
    ///   - folder: the absolute folder of the product that used it.
    ///   - product: the absolute path of that product, if it is known.
    package init(
        location: String, identifier: String?, digest: String?, folder: String,
        product: String? = nil
    ) {
        self.location = location
        self.identifier = identifier.flatMap { $0.isEmpty ? nil : $0 }
        self.digest = digest.flatMap { $0.isEmpty ? nil : $0 }
        self.folder = folder
        self.product = product
        path = Reference.path(of: location, from: folder)
    }

    private static func path(of location: String, from folder: String) -> String? {
        let location = ReferenceName.path(of: location)
        guard !location.isEmpty, !Paths.isURI(location), !location.utf8.contains(0),
            !ReferenceName.isRecordQuery(location)
        else { return nil }
        return Paths.normalized(location.hasPrefix("/") ? location : "\(folder)/\(location)")
    }

    /// The weak digest as a name that a file gives itself, for where no name is left.
    var weakNames: [NormalName] {
        digest.flatMap { WeakDigest.isWeak($0) ? [NormalName($0)] : nil } ?? []
    }

    /// The name by which it is looked for when nothing better is recorded; nil for a URI.
    package var name: NormalName? {
        path.map { NormalName(Paths.name(of: $0)) }
    }
}
