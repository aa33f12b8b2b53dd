import Files
import FitsProv

/// What a description says, fact by fact, in its order.
struct DescriptionFacts {
    typealias Subject = WrittenDescription.Loss.Subject

    /// A parameter, a role or the program, and what is said of it.
    struct Part {
        /// Whose facts these are.
        let subject: Subject
        /// Which one of those with this name, from 0: two files may have one role.
        let number: Int
        /// Names of facts and their texts; only options may have more than one.
        let facts: [(name: String, texts: [String])]

        var key: Key { Key(subject: subject, number: number) }
    }

    /// What tells a part from all others.
    struct Key: Hashable {
        let subject: Subject
        let number: Int
    }

    /// The program, its parameters, what is used, what is made.
    let parts: [Part]

    init(_ description: ActivityDescription) {
        var parts: [Part] = []
        var counts: [Subject: Int] = [:]
        func add(_ subject: Subject, _ facts: [(String, [String])]) {
            let number = counts[subject, default: 0]
            counts[subject] = number + 1
            parts.append(
                Part(subject: subject, number: number, facts: facts.filter { !$0.1.isEmpty }))
        }
        func text(_ text: String?) -> [String] { text.map { [$0] } ?? [] }
        add(
            .program,
            [
                ("name", description.name.isEmpty ? [] : [description.name]),
                ("version", text(description.version)),
                ("type", text(description.type)), ("subtype", text(description.subtype)),
                ("description", text(description.description)),
                ("docurl", text(description.documentation)),
                ("contact", text(description.contact?.name)),
                ("contact's e-mail", text(description.contact?.email)),
            ])
        for parameter in description.parameters {
            add(
                .parameter(parameter.name),
                [
                    ("name", [parameter.name]), ("type", text(parameter.type)),
                    ("unit", text(parameter.unit)), ("ucd", text(parameter.ucd)),
                    ("utype", text(parameter.utype)), ("default", text(parameter.standard)),
                    ("min", text(parameter.min)), ("max", text(parameter.max)),
                    ("options", parameter.options),
                    ("required", parameter.isRequired ? ["true"] : []),
                    ("description", text(parameter.description)),
                ])
        }
        for (roles, subject) in [
            (description.used, Subject.used), (description.generated, Subject.generated),
        ] {
            for role in roles {
                add(
                    subject(role.role),
                    [
                        ("role", [role.role]), ("parameter", text(role.parameter)),
                        ("multiplicity", text(role.multiplicity)),
                        ("content type", text(role.contentType)),
                        ("default", text(role.standard)), ("description", text(role.description)),
                    ])
            }
        }
        self.parts = parts
    }

    /// The longest text, as in `the description of the parameter 'x'`.
    var longest: String {
        let all = parts.flatMap { part in
            part.facts.map { fact in
                (part.words(fact.name), fact.texts.reduce(0) { $0 + $1.utf8.count })
            }
        }
        return all.max { $0.1 < $1.1 }?.0 ?? ""
    }

    /// Fails if some text has a character that is not allowed.
    ///
    /// - Parameter isAllowed: whether a fact of this name, of this subject, may have this character.
    /// - Throws: ``DescriptionFault`` with the fact and its subject.
    func check(
        _ isAllowed: (Subject, _ fact: String, Unicode.Scalar) -> Bool
    ) throws(DescriptionFault) {
        for part in parts {
            for fact in part.facts {
                for text in fact.texts {
                    guard
                        let bad = text.unicodeScalars.first(where: {
                            !isAllowed(part.subject, fact.name, $0)
                        })
                    else { continue }
                    throw DescriptionFault(
                        "\(part.words(fact.name)) has the character \(bad.number)")
                }
            }
        }
    }
}

extension DescriptionFacts.Part {
    /// A fact and whose it is, as in `the unit of the parameter 'emin'`.
    fileprivate func words(_ fact: String) -> String {
        if case .program = subject { return "the \(fact)" }
        return "the \(fact) of \(subject)".escapingControls
    }
}

extension Unicode.Scalar {
    /// The code point, as in `U+001B`.
    fileprivate var number: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
