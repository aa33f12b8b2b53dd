/// A description in some form, and what that form has no place for.
public struct WrittenDescription: Hashable, Sendable {
    /// All of the file; no character in it is one that a terminal obeys, but for line feeds.
    public let text: String
    /// What whoever reads the file finds otherwise than it was, in the order of the description.
    public let losses: [Loss]

    /// A difference between a description and what is read from the file.
    public struct Loss: Hashable, Sendable {
        /// What became of something.
        public enum Kind: Hashable, Sendable, CaseIterable {
            /// It is not in the file.
            case leftOut
            /// It is in the file with another value.
            case changed
            /// The file says what the description does not.
            case added
        }

        /// Whose fact something is.
        public enum Subject: Hashable, Sendable {
            /// The program's.
            case program
            /// That of the parameter with this name.
            case parameter(String)
            /// That of what is used in this role.
            case used(String)
            /// That of what is made in this role.
            case generated(String)
        }

        /// What became of it.
        public let kind: Kind
        /// Whose fact it is.
        public let subject: Subject
        /// The fact, as in `unit`; nil for the parameter or role as a whole.
        public let fact: String?
        /// What is read instead; nil if nothing is.
        public let value: String?
    }
}

extension WrittenDescription.Loss: CustomStringConvertible {
    /// The loss, as in `unit of the parameter 'emin'`.
    public var description: String {
        switch (fact, subject) {
        case (let fact?, .program): fact
        case (let fact?, _): "\(fact) of \(subject)"
        case (nil, _): "\(subject)"
        }
    }
}

extension WrittenDescription.Loss.Subject: CustomStringConvertible {
    /// The subject, as in `the parameter 'emin'`.
    public var description: String {
        switch self {
        case .program: "the program"
        case .parameter(let name): "the parameter '\(name)'"
        case .used(let role): "what is used as '\(role)'"
        case .generated(let role): "what is made as '\(role)'"
        }
    }
}
