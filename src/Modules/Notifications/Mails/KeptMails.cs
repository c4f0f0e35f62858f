using Microsoft.Extensions.Logging;
using MimeKit;

namespace ClickCart.Notifications.Mails;

/// <summary>Mails that no server takes, each a file under <c>data/mail</c> that mail programs open. Only this process's user reads them.</summary>
internal sealed class KeptMails(IConfiguration configuration, ILogger<KeptMails> log)
{
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

    private async Task WriteAsync(Mail mail, MimeMessage message, CancellationToken ct)
    {
        var folder = PrivateFiles.Below(Path.Combine(Databases.Folder(configuration), "mail"));
        var path = Path.Combine(folder.FullName, $"{mail.At:yyyyMMdd-HHmmss}-{mail.Kind.Template()}-{mail.Id:N}.eml");
        await using var file = new FileStream(path, PrivateFiles.Create(FileMode.Create));
        await message.WriteToAsync(file, ct);
    }
}
