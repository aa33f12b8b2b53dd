/// The terms of an instance and which of them are equal (PROV-CONSTRAINTS §4, §6.1).
///
/// A term is a number. It stands for a constant (a name, a time, the placeholder `-`) or for an
/// existential variable: something that exists, but which one the document does not say.
struct Terms {
    /// What a term can stand for, other than something unknown.
    enum Constant: Hashable {
        case name(QualifiedName)
        case time(String)
        case placeholder
    }

    /// How a unification ended.
    enum Unification {
        /// The terms were equal before.
        case same
        /// The terms are equal now, and one of them has got another representative.
        case merged(loser: Int)
        /// The terms are different constants.
        case conflict(Constant, Constant)
    }

    /// The placeholder `-`, where it is not a variable but says that there is none.
    let placeholder = 0

    // There are several terms for each record: their numbers are kept short.
    private var numbers: [Constant: Int32] = [.placeholder: 0]
    private var parents: [Int32] = [0]
    private var constants: [Constant] = [.placeholder]
    /// For each term its place among the constants; -1 for a variable.
    private var places: [Int32] = [0]
    private var weights: [Int32] = [1]
    private var users = Users()

    init() { users.addTerm() }

    /// How many terms there are.
    var count: Int { parents.count }

    /// A new existential variable.
    mutating func variable() -> Int {
        parents.append(Int32(parents.count))
        places.append(-1)
        weights.append(1)
        users.addTerm()
        return parents.count - 1
    }

    /// The term of a constant; a blank name is a variable of its own.
    mutating func term(_ constant: Constant) -> Int {
        if let number = numbers[constant] { return Int(number) }
        let number = variable()
        numbers[constant] = Int32(number)
        if case .name(let name) = constant, name.isBlank { return number }
        places[number] = Int32(constants.count)
        constants.append(constant)
        return number
    }

    /// The term of a name that has been met before; `nil` for others.
    func existing(_ name: QualifiedName) -> Int? { numbers[.name(name)].map(Int.init) }

    /// The one term that stands for all that are equal to this one.
    func root(_ term: Int) -> Int {
        var term = term
        while parents[term] != term { term = Int(parents[term]) }
        return term
    }

    /// What the term stands for; `nil` for a variable.
    func constant(_ term: Int) -> Constant? {
        let place = places[root(term)]
        return place < 0 ? nil : constants[Int(place)]
    }

    /// The name that the term stands for.
    func name(_ term: Int) -> QualifiedName? {
        guard case .name(let name) = constant(term) else { return nil }
        return name
    }

    /// Makes two terms equal where they are not different constants (PROV-CONSTRAINTS §6.1).
    mutating func unify(_ first: Int, _ second: Int) -> Unification {
        let (first, second) = (root(first), root(second))
        guard first != second else { return .same }
        if places[first] >= 0, places[second] >= 0 {
            return .conflict(constants[Int(places[first])], constants[Int(places[second])])
        }
        // The lighter one loses, so that no statement is looked at again more than log(n) times.
        let (winner, loser) =
            weights[first] >= weights[second] ? (first, second) : (second, first)
        weights[winner] += weights[loser]
        places[winner] = max(places[winner], places[loser])
        parents[loser] = Int32(winner)
        users.append(loser, to: winner)
        return .merged(loser: loser)
    }

    /// Notes that the keys of a statement depend on a term.
    mutating func addUser(_ statement: Int, of term: Int) {
        let root = root(term)
        weights[root] += 1
        users.add(statement, to: root)
    }

    /// The statements whose keys depend on a term that has lost its place as representative.
    func users(ofLoser loser: Int) -> [Int] { users.list(loser) }
}

/// For each term the statements that use it, as linked lists that can be joined at once.
private struct Users {
    private var heads: [Int32] = []
    private var tails: [Int32] = []
    private var counts: [Int32] = []
    private var statements: [Int32] = []
    private var next: [Int32] = []

    mutating func addTerm() {
        heads.append(-1)
        tails.append(-1)
        counts.append(0)
    }

    mutating func add(_ statement: Int, to term: Int) {
        statements.append(Int32(statement))
        next.append(heads[term])
        heads[term] = Int32(statements.count - 1)
        if tails[term] < 0 { tails[term] = heads[term] }
        counts[term] += 1
    }

    mutating func append(_ loser: Int, to winner: Int) {
        guard heads[loser] >= 0 else { return }
        // The loser's own list keeps its length, though its end now leads into the winner's.
        next[Int(tails[loser])] = heads[winner]
        if heads[winner] < 0 { tails[winner] = tails[loser] }
        heads[winner] = heads[loser]
        counts[winner] += counts[loser]
    }

    func list(_ term: Int) -> [Int] {
        var list: [Int] = []
        list.reserveCapacity(Int(counts[term]))
        var entry = Int(heads[term])
        while list.count < counts[term], entry >= 0 {
            list.append(Int(statements[entry]))
            entry = Int(next[entry])
        }
        return list
    }
}
