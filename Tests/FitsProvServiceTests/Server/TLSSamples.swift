/// A certificate of `localhost` for a hundred years, which nobody trusts, and keys that guard nothing.
enum TLSSamples {
    /// The certificate.
    static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBmjCCAUGgAwIBAgIUeiF6oLlYdnAmFP6WNZ/9XpY5CtcwCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTIwMTAxMjAyNFoYDzIxMjYxMTA3
        MDEyMDI0WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAAR1blCagRc3hrZeoGEp+5z9sVRmjh2GeJUVF0GBytZvs5zwSK/Pc8hA
        BnnAq+sK99QjzCckqVYbCi0yLMHVL1zUo28wbTAdBgNVHQ4EFgQU0ehTY6WwjLVv
        /SheyVsQ3EJQGQEwHwYDVR0jBBgwFoAU0ehTY6WwjLVv/SheyVsQ3EJQGQEwDwYD
        VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
        zj0EAwIDRwAwRAIgd6WRIFPZhXTeIvaDbfmANpJe3Bf30SMRSe1qkVoCeEgCIHOT
        8di4t5WS8xWnlj24UnWVBliQ0COR+q0V44KINhdX
        -----END CERTIFICATE-----
        """
    /// Its key.
    static let key = """
        -----BEGIN EC PRIVATE KEY-----
        MHcCAQEEIIXKbdg4mttFFawmrigc7jeXDVzWcKzOJvqwgTTFwXJIoAoGCCqGSM49
        AwEHoUQDQgAEdW5QmoEXN4a2XqBhKfuc/bFUZo4dhniVFRdBgcrWb7Oc8Eivz3PI
        QAZ5wKvrCvfUI8wnJKlWGwotMizB1S9c1A==
        -----END EC PRIVATE KEY-----
        """
    /// A key of another certificate.
    static let otherKey = """
        -----BEGIN EC PRIVATE KEY-----
        MHcCAQEEILlWd2NUlXEziYugEuZi0STOwa6NFcmIpOK+VNsqV69VoAoGCCqGSM49
        AwEHoUQDQgAE6f5zIIZv3H6H9RFZXKvJUE1M2vtsy5LvfnyWxcMH1sCS+rQkSaVJ
        o52WROi20UnzKmmRjErDoqhReNKHA+JJyw==
        -----END EC PRIVATE KEY-----
        """
}
