/// The version of all that this package makes: the program and the libraries.
package enum Version {
    /// As people write it; text that lies in the program, so that C may have it too.
    package static let text: StaticString = "0.1.0"
}
