using System.Globalization;
using MailKit.Security;

namespace ClickCart.Notifications.Smtp;

/// <summary>How the connection to the mail server is kept from being read.</summary>
internal enum SmtpTls
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>Begun in the open, then turned to TLS; a server that cannot gets no mail.</summary>
    StartTls,

    /// <summary>The same where the server offers it; else in the open.</summary>
    StartTlsWhenAvailable,

    /// <summary>TLS from the first byte.</summary>
    Implicit,
}

/// <summary><c>Notifications:Smtp:*</c>. Read at each use: the owner may change it while the shop runs.</summary>
internal sealed class SmtpSettings(IConfiguration configuration)
{
    public const string Section = "Notifications:Smtp";
    private const string From = Section + ":From";
    private const string ContactAddress = ShopIdentity.Section + ":Email";

    private static readonly Setting<int> Port = Setting.Whole(Section + ":Port", 587, least: 1, most: 65535);
    private static readonly Setting<SmtpTls> Tls = Setting.Choice(Section + ":Tls", SmtpTls.StartTls);

    /// <summary>How long one try may take.</summary>
    private static readonly Setting<int> Seconds = Setting.Whole(Section + ":TimeoutSeconds", 30, least: 1, most: 300);

    /// <summary>After the first try that failed; each pause after it is twice the one before, up to four hours.</summary>
    private static readonly Setting<int> RetrySeconds = Setting.Whole(Section + ":RetrySeconds", 120, least: 1, most: 3600);

    private static readonly Setting<bool> HasFingerprint = new(Section + ":CertificateSha256", false, "64 hexadecimal digits, with or without colons",
        text => Hexadecimal(text) is { Length: 64 } digits && digits.All(char.IsAsciiHexDigit) ? true : null);

    public static readonly ISetting[] OfHost = [Port, Tls, Seconds, RetrySeconds, HasFingerprint];

    public static readonly OwnerSetting[] OfOwner =
    [
        new(Section + ":Host", SettingGroups.Mail, "Mail server")
        {
            Length = 253,
            Help = "By which mails are sent, such as smtp.example.com. Empty, they are kept here, under Mails.",
            Check = text => Uri.CheckHostName(text) is UriHostNameType.Unknown ? "It is the name of a server, such as smtp.example.com." : null,
        },
        new(Section + ":Port", SettingGroups.Mail, "Port") { Kind = SettingKind.Number, Least = 1, Most = 65535, Default = "587" },
        new(Section + ":Tls", SettingGroups.Mail, "Encryption")
        {
            Kind = SettingKind.Choice,
            AnyCase = true,
            Default = nameof(SmtpTls.StartTls),
            Choices =
            [
                new(nameof(SmtpTls.StartTls), "STARTTLS, mostly on port 587"), new(nameof(SmtpTls.Implicit), "TLS, mostly on port 465"),
                new(nameof(SmtpTls.StartTlsWhenAvailable), "STARTTLS where the server offers it"), new(nameof(SmtpTls.None), "None"),
            ],
        },
        new(Section + ":User", SettingGroups.Mail, "User name") { Length = 254, Help = "Empty, nobody signs in there." },
        new(Section + ":Password", SettingGroups.Mail, "Password")
        {
            Kind = SettingKind.Secret,
            SentTo = [Section + ":Host", Section + ":Port", Section + ":Tls"],
        },
        new(From, SettingGroups.Mail, "Sender")
        {
            Length = EmailAddress.MaxLength,
            Help = "The address that mails come from, with the shop's name. Empty, it is the shop's e-mail address.",
            Check = NoAddress,
        },
        new(Section + ":ReplyTo", SettingGroups.Mail, "Answers go to")
        {
            Length = EmailAddress.MaxLength,
            Help = "Empty, it is the shop's e-mail address, or the sender.",
            Check = NoAddress,
        },
    ];

    /// <summary>A server needs somebody to send for.</summary>
    public static readonly SettingRule SenderIsKnown = new(configuration =>
        !string.IsNullOrEmpty(configuration[Section + ":Host"]) && string.IsNullOrEmpty(configuration[From]) && string.IsNullOrEmpty(configuration[ContactAddress])
            ? [new(From, "Say which address mails come from, here or as the shop's e-mail address.")]
            : []);

    /// <summary>Null while no server is set.</summary>
    public SmtpServer? Server => configuration[Section + ":Host"] is { Length: > 0 } host
        ? new(host, Port.In(configuration), Tls.In(configuration), Filled(":User"), Filled(":Password"), TimeSpan.FromSeconds(Seconds.In(configuration)),
            Filled(":CertificateSha256") is { } text ? Hexadecimal(text) : null)
        : null;

    public string Sender => Filled(":From") ?? (configuration[ContactAddress] is { Length: > 0 } known ? known : "shop@localhost");

    public string? ReplyTo => Filled(":ReplyTo") ?? (configuration[ContactAddress] is { Length: > 0 } known && known != Sender ? known : null);

    /// <summary>With the default: 2, 4, 8 minutes up to four hours, fourteen tries within about a day.</summary>
    public static TimeSpan PauseAfter(int tries, double jitter, IConfiguration configuration) =>
        TimeSpan.FromSeconds(Math.Min(4 * 3600, RetrySeconds.In(configuration) * Math.Pow(2, tries - 1)) * (0.75 + jitter / 4));

    private string? Filled(string member) => configuration[Section + member] is { Length: > 0 } text ? text : null;

    private static string? NoAddress(string text) => EmailAddress.Is(text) ? null : "It is an e-mail address, such as shop@example.com.";

    private static string Hexadecimal(string text) => text.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant();
}

/// <param name="Limit">How long one try may take.</param>
/// <param name="Fingerprint">SHA-256 of the only certificate that is believed, 64 hexadecimal digits; null: whichever the system trusts.</param>
internal sealed record SmtpServer(string Host, int Port, SmtpTls Tls, string? User, string? Password, TimeSpan Limit, string? Fingerprint)
{
    public SecureSocketOptions Options => Tls switch
    {
        SmtpTls.None => SecureSocketOptions.None,
        SmtpTls.StartTls => SecureSocketOptions.StartTls,
        SmtpTls.StartTlsWhenAvailable => SecureSocketOptions.StartTlsWhenAvailable,
        _ => SecureSocketOptions.SslOnConnect,
    };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");
}
