package import FitsProvArchive

/// What is recorded in an archive, written as it comes.
package protocol SurveyReport {
    /// Begins with the numbers of products.
    mutating func begin(_ survey: Survey) throws
    /// Takes a name.
    mutating func add(_ name: SurveyedName) throws
    /// Ends.
    mutating func end() throws
}
