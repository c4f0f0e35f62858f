using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;

namespace ClickCart.Tests;

/// <summary>A mail server that nobody here wrote (aiosmtpd); <c>smtp-server.py</c> says what it does with which address.</summary>
public sealed class MailServer : IDisposable
{
    private readonly Process? _process;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("clickcart-mails-");

    public MailServer()
    {
        // A fixture cannot skip: its tests do.
        if (Missing is not null) return;
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        Fingerprint = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        var (certificateFile, keyFile) = (Path.Combine(_folder.FullName, "certificate.pem"), Path.Combine(_folder.FullName, "key.pem"));
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        _process = Process.Start(new ProcessStartInfo(Python,
            [Path.Combine(AppContext.BaseDirectory, "Notifications", "smtp-server.py"), _folder.FullName, certificateFile, keyFile])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var ports = _process.StandardOutput.ReadLine()?.Split(' ')
            ?? throw new InvalidOperationException($"The mail server did not start; is python3-aiosmtpd there? {_process.StandardError.ReadToEnd()}");
        (Port, TlsPort) = (int.Parse(ports[0]), int.Parse(ports[1]));
    }

    /// <summary>Why tests cannot have one here; null when they can. CI must.</summary>
    public static string? Missing { get; } = Environment.GetEnvironmentVariable("CI") == "true" || IsThere() ? null
        : "No mail server: install aiosmtpd for python3 (Debian: apt-get install python3-aiosmtpd).";

    /// <summary>Debian's own has its packages.</summary>
    private static string Python => File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    /// <summary>Speaks in the open.</summary>
    public int Port { get; }

    /// <summary>Takes nothing without STARTTLS.</summary>
    public int TlsPort { get; }

    /// <summary>SHA-256 of its certificate, which it has signed itself.</summary>
    public string Fingerprint { get; } = "";

    /// <summary>What it took for this address, oldest first.</summary>
    public IReadOnlyList<MimeMessage> TakenFor(string address) =>
    [
        .. _folder.GetFiles("*.eml").OrderBy(f => f.Name).Select(f => MimeMessage.Load(f.FullName))
            .Where(m => m.To.Mailboxes.Any(to => to.Address == address)),
    ];

    public void Dispose()
    {
        if (_process is not null)
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(5000)) _process.Kill();
            _process.Dispose();
        }
        _folder.Delete(recursive: true);
    }

    /// <summary>Skips the test where there is none.</summary>
    public static void MustBeThere() => Assert.SkipUnless(Missing is null, Missing ?? "");

    private static bool IsThere()
    {
        try
        {
            using var asked = Process.Start(new ProcessStartInfo(Python, ["-c", "import aiosmtpd"]) { UseShellExecute = false, RedirectStandardError = true })!;
            asked.StandardError.ReadToEnd();
            asked.WaitForExit();
            return asked.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
