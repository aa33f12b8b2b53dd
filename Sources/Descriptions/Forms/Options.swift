/// Values allowed, in one text with commas.
enum Options {
    static func read(_ text: String?) -> [String] {
        (text ?? "").split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
    }
}
