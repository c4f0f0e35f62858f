namespace ClickCart.Notifications.Mails;

/// <summary>One mail to one person, as it was written when its cause happened. At most one per cause and recipient.</summary>
internal sealed class Mail : Aggregate
{
    public const int CauseLength = 200;
    public const int SubjectLength = 300;
    public const int ErrorLength = 1000;
    public const int AttachmentLength = 100;

    /// <summary>Stands in the stored text where a link is that is nobody else's to see.</summary>
    public const string Hidden = "[link]";

    /// <summary>What <see cref="Secret"/> is when the link was sent: nobody can put it into the text any more.</summary>
    private const string Forgotten = "";

    public static readonly Kernel.Error IsQueued = Kernel.Error.Conflict("mail-queued", "The mail is queued: it is sent without being asked to.");

    public static readonly Kernel.Error LinkIsForgotten = Kernel.Error.Conflict("mail-link-forgotten",
        "The link in this mail was its recipient's alone, and is not kept after it was sent. Have a new one asked for.");

    private Mail()
    {
    }

    /// <param name="id">Its Message-ID is made of it.</param>
    /// <param name="secret">Protected: what is put in the place of <see cref="Hidden"/> when it is sent, and forgotten then. Null for none.</param>
    /// <param name="bringsInvoice">That of its order, where it has one.</param>
    public Mail(
        Guid id, MailKind kind, string cause, string to, string language, RenderedMail written, Guid? orderId, string? secret, bool bringsInvoice,
        DateTimeOffset now)
        : base(id) =>
        (Kind, Cause, To, Language, Subject, Html, Text, OrderId, Secret, BringsInvoice, At) =
            (kind, cause, to, language, Mails.Subject.Of(written.Subject), written.Html, written.Text, orderId, secret, bringsInvoice, now);

    public MailKind Kind { get; private init; }

    /// <summary>What happened: <c>order-placed/…</c>.</summary>
    public string Cause { get; private init; } = "";

    public string To { get; private init; } = "";
    public string Language { get; private init; } = "";
    public string Subject { get; private init; } = "";
    public string Html { get; private init; } = "";
    public string Text { get; private init; } = "";
    public Guid? OrderId { get; private init; }
    public DateTimeOffset At { get; private init; }

    /// <summary>Whether it is sent with the invoice of its order, where there is one by then.</summary>
    public bool BringsInvoice { get; private init; }

    /// <summary>The name of the file that its last try brought: <c>invoice-INV-2026-000123.pdf</c>. Null for none.</summary>
    public string? Attachment { get; private set; }

    public string? Secret { get; private set; }

    /// <summary>Whether its text has no link any more, so that it cannot be sent.</summary>
    public bool LacksItsLink => Secret == Forgotten;
    public MailStatus Status { get; private set; } = MailStatus.Queued;

    /// <summary>Tries in all.</summary>
    public int Attempts { get; private set; }

    /// <summary>Tries since it was queued last.</summary>
    public int Tries { get; private set; }

    /// <summary>Why the last try failed, in the server's words; null when it did not.</summary>
    public string? Error { get; private set; }

    /// <summary>When a server took it.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Changes with each time that it is sent again by hand.</summary>
    public int Round { get; private set; }

    public void Attach(string? file)
    {
        if (file == Attachment) return;
        Touch();
        Attachment = file;
    }

    /// <summary>Said before the server is called, so that a try which dies is counted.</summary>
    public void Trying()
    {
        Touch();
        (Attempts, Tries) = (Attempts + 1, Tries + 1);
    }

    /// <summary>There is no server to send it with.</summary>
    public void Keep()
    {
        Touch();
        (Status, Error) = (MailStatus.Kept, null);
    }

    public void Sent(DateTimeOffset now)
    {
        Touch();
        (Status, SentAt, Error, Secret) = (MailStatus.Sent, now, null, Secret is null ? null : Forgotten);
    }

    /// <summary>It is tried again, with the same Message-ID.</summary>
    public void Delayed(string why)
    {
        Touch();
        Error = Shortened(why);
    }

    /// <summary>For good, unless somebody sends it again.</summary>
    public void Fail(string why)
    {
        Touch();
        (Status, Error) = (MailStatus.Failed, Shortened(why));
    }

    /// <summary>By hand, whatever became of it.</summary>
    /// <param name="secret">A new one, protected; null for the one that it has.</param>
    public void SendAgain(string? secret)
    {
        Touch();
        (Status, Error, Tries, Round, Secret) = (MailStatus.Queued, null, 0, Round + 1, secret ?? Secret);
    }

    private static string Shortened(string why) => PlainText.Start(PlainText.Sound(why), ErrorLength);
}

internal enum MailStatus
{
    /// <summary>No server is set: it lies here and under data/mail.</summary>
    Kept,

    /// <summary>It waits for its first or next try.</summary>
    Queued,

    /// <summary>A server took it.</summary>
    Sent,

    /// <summary>It was refused, or given up.</summary>
    Failed,
}

internal static class Subject
{
    /// <summary>One line without control characters, so that no header grows out of a name, and no longer than is stored.</summary>
    public static string Of(string written)
    {
        var line = string.Join(' ', string.Concat(written.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return PlainText.Start(line, Mail.SubjectLength);
    }
}
