/// How a file becomes another one.
package enum Strategy: String, Hashable, Sendable, Codable {
    /// A whole new file is written beside it, and takes its name.
    case copy
    /// The new file shares the blocks that stay with the old one, and takes its name.
    case clone
    /// The file itself is changed, with a journal beside it from which a broken edit is undone.
    case journal
}
