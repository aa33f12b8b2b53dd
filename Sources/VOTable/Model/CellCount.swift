/// How many elements the cells of a column have.
enum CellCount: Hashable, Sendable {
    /// One, which is no array.
    case one
    /// As many as said.
    case fixed(Int)
    /// Any multiple of `slice`, up to `most` if there is a bound.
    case any(slice: Int, most: Int?)

    init(_ column: Column) {
        guard let size = column.arraysize else {
            self = .one
            return
        }
        self =
            if size.isFixed, let total = size.total {
                .fixed(total)
            } else {
                .any(slice: size.slice, most: size.total)
            }
    }

    /// What is wrong with so many elements; `nil` if nothing is.
    func fault(_ count: Int) -> String? {
        switch self {
        case .one: count == 1 ? nil : "\(count) elements, where there is one"
        case .fixed(let fixed):
            count == fixed ? nil : "\(count) elements, where there are \(fixed)"
        case .any(let slice, let most):
            if let most, count > most {
                "\(count) elements, more than \(most)"
            } else if slice == 0 ? count > 0 : !count.isMultiple(of: slice) {
                "\(count) elements, which is no multiple of \(slice)"
            } else {
                nil
            }
        }
    }

    /// What is wrong with a text of so many characters; a text may be shorter than is said.
    func textFault(_ count: Int) -> String? {
        let most: Int? =
            switch self {
            case .one: 1
            case .fixed(let fixed): fixed
            case .any(_, let most): most
            }
        guard let most, count > most else { return nil }
        return "\(count) characters, more than \(most)"
    }
}

/// What is wrong with a cell, without its place.
struct CellFault: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}
