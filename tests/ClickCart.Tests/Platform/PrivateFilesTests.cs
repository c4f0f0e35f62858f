using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ClickCart.Tests.Platform;

/// <summary>What lies in the data folder is read by the shop's user alone, and its keys by whoever has the certificate.</summary>
public sealed class PrivateFilesTests : IDisposable
{
    private const UnixFileMode File600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _folder = Directory.CreateTempSubdirectory("clickcart-private-").FullName;

    [Fact]
    public async Task The_data_folder_and_all_in_it_are_the_users_own_also_what_was_open_before()
    {
        if (OperatingSystem.IsWindows()) return;
        var settings = TestDatabase.NewSqlite();
        var data = settings["Database:Folder"]!;
        File.SetUnixFileMode(data, File600 | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        var old = Path.Combine(data, "left-open");
        await File.WriteAllTextAsync(old, "", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(old, File600 | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        (await Command.RunAsync(settings, "migrate")).ShouldBe(0);
        File.GetUnixFileMode(data).ShouldBe(File600 | UnixFileMode.UserExecute);
        File.GetUnixFileMode(Path.Combine(data, "keys")).ShouldBe(File600 | UnixFileMode.UserExecute);
        var files = Directory.GetFiles(data, "*", SearchOption.AllDirectories);
        files.Length.ShouldBeGreaterThan(9);
        foreach (var file in files) File.GetUnixFileMode(file).ShouldBe(File600, file);
        Directory.Delete(data, recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Keys_are_encrypted_for_a_certificate_where_one_is_set(bool isSet)
    {
        var settings = TestDatabase.NewSqlite();
        if (isSet) (settings["ClickCart:KeyCertificate:Path"], settings["ClickCart:KeyCertificate:Password"]) = (Certificate("of-the-test"), "of-the-test");
        (await Command.RunAsync(settings, "migrate")).ShouldBe(0);
        var key = await File.ReadAllTextAsync(
            Directory.GetFiles(Path.Combine(settings["Database:Folder"]!, "keys")).ShouldHaveSingleItem(), TestContext.Current.CancellationToken);
        key.Contains("<masterKey", StringComparison.Ordinal).ShouldBe(!isSet);
        key.Contains("<EncryptedData", StringComparison.Ordinal).ShouldBe(isSet);
        // The same key is read the next time.
        (await Command.RunAsync(settings, "migrate")).ShouldBe(0);
        Directory.GetFiles(Path.Combine(settings["Database:Folder"]!, "keys")).ShouldHaveSingleItem();
        Directory.Delete(settings["Database:Folder"]!, recursive: true);
    }

    [Fact]
    public async Task No_key_is_made_in_clear_because_the_certificate_could_not_be_read()
    {
        var settings = TestDatabase.NewSqlite();
        (settings["ClickCart:KeyCertificate:Path"], settings["ClickCart:KeyCertificate:Password"]) = (Certificate("of-the-test"), "another");
        (await Command.RunAsync(settings, "migrate")).ShouldBe(2);
        Directory.EnumerateFileSystemEntries(settings["Database:Folder"]!).ShouldBeEmpty();
        Directory.Delete(settings["Database:Folder"]!);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Certificate(string password)
    {
        using var rsa = RSA.Create(2048);
        var now = new TestClock().GetUtcNow();
        using var certificate = new CertificateRequest("CN=ClickCart keys", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
        var path = Path.Combine(_folder, "keys.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, password));
        return path;
    }
}
