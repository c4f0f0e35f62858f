using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ClickCart.Platform.Data;

/// <summary>
/// <c>ClickCart:KeyCertificate:Path</c> and <c>Password</c>: a PKCS #12 file. Where one is set, new data-protection keys are kept encrypted for it, so
/// that whoever reads the folder, the table or a backup of them can make no cookies.
/// </summary>
/// <param name="Certificate">Null where none is set, or it cannot be used.</param>
/// <param name="Problem">A sentence that says why it cannot be used.</param>
internal sealed record KeyCertificate(X509Certificate2? Certificate, string? Problem)
{
    private const string Setting = "ClickCart:KeyCertificate:Path";

    public static KeyCertificate From(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } path) return new(null, null);
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, configuration["ClickCart:KeyCertificate:Password"]);
            using var rsa = certificate.GetRSAPrivateKey();
            return rsa is not null
                ? new(certificate, null)
                : new(null, $"{Setting} names {path}, which holds no private key of RSA. Name a .pfx file that does.");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return new(null,
                $"{Setting} names {path}, which cannot be read: {e.Message.TrimEnd('.')}. Name a .pfx file, and set ClickCart:KeyCertificate:Password.");
        }
    }
}
