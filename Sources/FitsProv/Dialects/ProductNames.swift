import FITS
import Files

/// The names that a product gives itself, under which others may refer to it.
///
/// A file that was renamed keeps them. They are worth less than the name on disk: products of one kind
/// often share one, and programs carry them over from an input.
package enum ProductNames {
    /// Keywords of the primary header that hold a name of the product itself, the best first.
    private static let own = [
        "PIPEFILE", "FILENAME", "DTNSANAM", "PLFNAME", "ORIGNAME", "FILE_ID", "ROOTNAME",
        "ORIGFILE",
    ]
    /// The name in ESO's archive; a recipe copies that of its first input, and writes `PIPEFILE`.
    private static let archive = "ARCFILE"
    private static let recipe = "PIPEFILE"
    /// The MD5 of the data units, as ESO's pipelines write it.
    private static let digest = "DATAMD5"

    /// All keywords that are asked for.
    package static let keywords = own + [archive, digest]

    /// The names of a product.
    ///
    /// - Parameter string: the string that a keyword has in the primary header.
    /// - Returns: the names without what compressing puts behind them, the best first, each once; and at
    ///   the end the weak digest, by which a few know it.
    package static func find(_ string: (String) -> String?) -> [NormalName] {
        let keywords = own + (string(recipe) == nil ? [archive] : [])
        return keywords.compactMap { keyword -> NormalName? in
            guard let text = string(keyword).map(\.trimmed), let name = ReferenceName(text) else {
                return nil
            }
            return NormalName(ofPath: name.location)
        }.uniqued() + (weakDigest(string).map { [NormalName($0)] } ?? [])
    }

    /// The MD5 of the data units that the product records of itself, as `md5:…`.
    ///
    /// - Parameter string: the string that a keyword has in the primary header.
    /// - Returns: the digest; nil if there is none, or it is that of no data.
    package static func weakDigest(_ string: (String) -> String?) -> String? {
        string(digest).flatMap { WeakDigest.md5($0.trimmed) }
    }
}

extension Inspection {
    /// The names that the product gives itself.
    package var names: [NormalName] {
        guard let header = file.hdus.first?.header else { return [] }
        return ProductNames.find { header.string($0) }
    }

    /// The MD5 of the data units that the product records of itself.
    package var weakDigest: String? {
        file.hdus.first.flatMap { hdu in ProductNames.weakDigest { hdu.header.string($0) } }
    }
}
