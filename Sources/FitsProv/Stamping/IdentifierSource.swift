/// Where the identifier that a stamp gives its product comes from.
public enum IdentifierSource: String, Hashable, Sendable {
    /// The user named it.
    case given
    /// It is that of the former stamp, which is about this product.
    case kept
    /// The file's own cards say it, as those of an observatory do.
    case header
    /// It was made anew.
    case new
}
