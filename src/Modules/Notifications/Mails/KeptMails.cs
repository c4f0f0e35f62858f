using System.Globalization;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace ClickCart.Notifications.Mails;

/// <summary>
/// How long mails are kept; and those that no server takes, each a file under <c>data/mail</c> that mail programs open. Only this process's user reads them.
/// </summary>
internal sealed class KeptMails(IConfiguration configuration, ILogger<KeptMails> log)
{
    private const int Usual = 400;

    /// <summary>
    /// A year and a month: within it customers give back, dispute and complain. At least 31, so that no event that comes again finds its mail forgotten.
    /// </summary>
    public static readonly Setting<int> Days = Setting.Whole("Notifications:KeepDays", Usual, least: 31, most: 3650);

    public static readonly OwnerSetting OfOwner = new(Days.Key, SettingGroups.Mail, "Mails are kept for")
    {
        Kind = SettingKind.Number,
        Default = Usual.ToString(CultureInfo.InvariantCulture),
        Least = 31,
        Most = 3650,
        Help = "Days. Older ones are deleted, with their files: they hold names, addresses and what was bought.",
    };

    public async Task KeepAsync(Mail mail, MimeMessage message, CancellationToken ct)
    {
        try
        {
            await WriteAsync(mail, message, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The back office shows it all the same.
            log.LogWarning(e, "Mail {Id} could not be written to a file", mail.Id);
        }
    }

    /// <summary>Of a mail that has none, nothing.</summary>
    public void Delete(Mail mail)
    {
        var path = PathOf(mail);
        if (File.Exists(path)) File.Delete(path);
    }

    private string Folder => Path.Combine(Databases.Folder(configuration), "mail");

    private string PathOf(Mail mail) => Path.Combine(Folder, $"{mail.At.UtcDateTime:yyyyMMdd-HHmmss}-{mail.Kind.Template()}-{mail.Id:N}.eml");

    private async Task WriteAsync(Mail mail, MimeMessage message, CancellationToken ct)
    {
        PrivateFiles.Below(Folder);
        await using var file = new FileStream(PathOf(mail), PrivateFiles.Create(FileMode.Create));
        await message.WriteToAsync(file, ct);
    }
}
