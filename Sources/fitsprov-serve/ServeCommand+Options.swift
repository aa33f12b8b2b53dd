import ArgumentParser
import FitsProv
import FitsProvService

extension ServeCommand {
    /// How the service is set up: by the command line, else by the file of `--config`.
    ///
    /// - Throws: `ValidationError` for what does not go together, `FitsProvError` for the file.
    func options() throws -> ServiceOptions {
        let file = try config.map { try ServeFile(reading: $0) } ?? ServeFile()
        guard let index = index ?? file.index else {
            throw ValidationError("name an index, made by 'fitsprov index'")
        }
        let listen = listen ?? file.listen ?? ServeCommand.usualAddress
        guard let address = ListenAddress(listen) else {
            throw ValidationError("--listen is HOST:PORT, such as 127.0.0.1:8642 or [::1]:0")
        }
        var options = ServiceOptions(archive: index)
        options.listen = address
        options.baseURL = try ServeCommand.checked(baseURL ?? file.baseURL)
        options.authority = authority ?? file.authority ?? options.authority
        options.state = state ?? file.state
        options.tls = try ServeCommand.tls(certificate ?? file.certificate, key ?? file.key)
        options.proxy = try ServeCommand.checked(proxy: behindProxy ?? file.proxy)
        options.takesUploadAddresses = !(noURLUploads || file.noURLUploads == true)
        options.uploadHosts = uploadFrom + (file.uploadHosts ?? [])
        options.aliases = try ServeCommand.aliases(alias, file.aliases ?? [:])
        guard !address.isLoopback else { return options }
        guard options.baseURL != nil else {
            throw ValidationError(
                "others can reach \(address.host): say with --base-url what they call it")
        }
        guard options.tls != nil || options.proxy != nil else {
            throw ValidationError(
                "others can reach \(address.host): give it --tls-cert and --tls-key, or put it --behind-proxy"
            )
        }
        return options
    }

    private static func checked(_ baseURL: String?) throws -> String? {
        guard let baseURL else { return nil }
        guard ["http://", "https://"].contains(where: { baseURL.hasPrefix($0) }) else {
            throw ValidationError("--base-url begins with http:// or https://")
        }
        return baseURL
    }

    private static func tls(_ certificate: String?, _ key: String?) throws -> TLSFiles? {
        switch (certificate, key) {
        case (let certificate?, let key?): return TLSFiles(certificate: certificate, key: key)
        case (nil, nil): return nil
        default: throw ValidationError("--tls-cert and --tls-key go together")
        }
    }

    private static func checked(proxy: String?) throws -> String? {
        guard let proxy else { return nil }
        guard ServiceOptions.isAddress(proxy) else {
            throw ValidationError(
                "--behind-proxy is an address such as 127.0.0.1 or ::1, and no name")
        }
        return proxy
    }

    private static func aliases(
        _ pairs: [String], _ named: [String: String]
    ) throws -> [String: String] {
        var aliases = named
        for pair in pairs {
            let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
            aliases[sides[0]] = sides.count == 2 ? sides[1] : ""
        }
        guard aliases.allSatisfy({ $0.key.contains(".") && $0.value.contains(".") }) else {
            throw ValidationError("--alias is NEW=OLD, such as cta.vo_obscore=ivoa.obscore")
        }
        return aliases.mapValues { $0.lowercased() }
    }
}
