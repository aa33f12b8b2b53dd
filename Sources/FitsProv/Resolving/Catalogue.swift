public import Files

/// A set of files that can be asked for what is known of them: a folder, or the index of an archive.
///
/// Every answer is bounded: of very many files that fit, some are given.
package protocol Catalogue {
    /// The absolute folders below which its files lie, and may be opened.
    var roots: [String] { get }
    /// The folders that were walked until now, with what was not looked at.
    var searched: [SearchedFolder] { get }
    /// The file at an absolute path, if the catalogue has it.
    func candidate(at path: String) throws -> Candidate?
    /// The files with a content; a measured digest counts, and the stamp's only without one.
    func candidates(digest: String) throws -> Candidates
    /// The products with an identifier.
    func candidates(identifier: String) throws -> Candidates
    /// The files with a name.
    func candidates(name: NormalName) throws -> Candidates
    /// The files that give themselves a name, whatever they are called now.
    func candidates(alias: NormalName) throws -> Candidates
    /// The products that used a file, as their own references say.
    func users(of candidate: Candidate) throws -> Candidates
}

extension Catalogue {
    /// Nothing: the files are known without a walk.
    package var searched: [SearchedFolder] { [] }
}

/// A folder that was walked, and what in it was not looked at.
public struct SearchedFolder: Hashable, Sendable {
    /// The absolute folder.
    public let path: String
    /// Names that were passed over.
    public let passedOver: PassedOver
    /// Folders and names that could not be looked at.
    public let faults: [WalkFault]
}
