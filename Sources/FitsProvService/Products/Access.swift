import FitsProvArchive
import FoundationEssentials
import HTTPTypes

/// Who may have what is in a product: the one place where this is decided.
///
/// What an archive tells of its products is for everybody; their bytes are not, where their owners say so. Whoever
/// can reach a service that only this computer reaches can read its files anyway.
struct Access: Sendable {
    private let isOfThisComputer: Bool

    /// - Parameter options: where the service listens, and what it is called.
    init(_ options: ServiceOptions) {
        // Behind a name for the world there is a proxy, whose own address tells nothing.
        let hosts = ["localhost", "127.0.0.1", "[::1]"]
        let isNamed = options.baseURL.map { !hosts.contains(KnownHosts.host(ofURL: $0)) } ?? false
        isOfThisComputer = options.listen.isLoopback && !isNamed
    }

    /// Refuses what is not given out.
    ///
    /// - Parameters:
    ///   - product: the product.
    ///   - now: the time at which it is asked for.
    /// - Throws: ``Refusal``, which says why.
    func check(_ product: PublishedProduct, at now: Date = Date()) throws(Refusal) {
        guard !isOfThisComputer, let reason = Access.restriction(of: product, at: now) else {
            return
        }
        throw Refusal(
            .forbidden, "\(reason): it is not given out, since this service has no accounts")
    }

    /// Whether a product is given out.
    func allows(_ product: PublishedProduct, at now: Date = Date()) -> Bool {
        do throws(Refusal) { try check(product, at: now) } catch { return false }
        return true
    }

    /// Why a product is not for everybody; nil if it is.
    static func restriction(of product: PublishedProduct, at now: Date = Date()) -> String? {
        if let rights = product.rights?.trimmed.lowercased(),
            ["proprietary", "secure"].contains(rights)
        {
            return "the product is \(rights)"
        }
        guard let release = product.release?.trimmed, !release.isEmpty else { return nil }
        guard let date = ISOTime.date(release) else {
            return "the release date of the product cannot be understood"
        }
        return date > now ? "the product becomes public on \(release)" : nil
    }
}
