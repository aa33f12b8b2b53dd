/// What was typed as a name or position, once it is known what it means.
package enum SearchPlace: Hashable, Sendable {
    /// A place on the sky.
    case position(SkyPosition)
    /// A target of the archive: the spellings under which it is recorded, and where it is, if that is known.
    case target(names: [String], SkyPosition?)
}
