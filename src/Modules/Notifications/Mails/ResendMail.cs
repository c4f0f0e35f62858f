using ClickCart.Notifications.Smtp;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Notifications.Mails;

/// <summary>
/// Sends a mail that is kept, failed or was sent once more, with its Message-ID, and with a new link to the order that it is about. One that is queued is
/// tried anyway.
/// </summary>
internal static class ResendMail
{
    public sealed record Request(Guid Id) : IRequest<Result<Response>>;

    /// <param name="Status"><c>queued</c>.</param>
    public sealed record Response(Guid Id, MailStatus Status);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Mails").MapPost("/admin/mails/{id:guid}/resend", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok())
                .Refuses("mail-queued", "mail-link-forgotten").RequireAccess(Permissions.SendMails).Keyed();
            app.Admin().MapPost("/mails/{id:guid}/resend", (Guid id, SmtpSettings smtp, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Redirect(_ => $"/admin/mails/{id}", smtp.Server is null
                    ? "No mail server is set, so it went to nobody: it is kept once more, here and as a file."
                    : "The mail is queued again.", again: $"/admin/mails/{id}"))
                .RequireAccess(Permissions.SendMails).Keyed();
        }
    }

    internal sealed class Handler(NotificationsDbContext db, IOrderLetters orders, HiddenLinks links, ServerAddress address)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Mails.FirstOrDefaultAsync(m => m.Id == request.Id, cancellationToken) is not { } mail) return Error.NotFound("mail");
            if (mail.Status is MailStatus.Queued) return Mail.IsQueued;
            if (await IsVoidAsync(mail, cancellationToken)) return Mail.LinkIsForgotten;
            // What pays the difference is another link than the order's, and holds as long as it is kept.
            var secret = mail is { Secret: not null, OrderId: { } id } && (mail.LacksItsLink || mail.Kind is not MailKind.DifferenceAsked)
                && await orders.FindAsync(id, cancellationToken) is { } order
                ? links.Protect(address.Public + order.Path) : null;
            if (secret is null && mail.LacksItsLink) return Mail.LinkIsForgotten;
            mail.SendAgain(secret);
            db.Enqueue(new SendMailJob(mail.Id, mail.Kind.Template(), mail.Round));
            return new Response(mail.Id, mail.Status);
        }

        /// <summary>A gift card that was mailed anew has another code.</summary>
        private async Task<bool> IsVoidAsync(Mail mail, CancellationToken ct)
        {
            if (mail.Kind is not MailKind.GiftCard) return false;
            var card = mail.Cause[..(mail.Cause.LastIndexOf('/') + 1)];
            return await db.Mails.AnyAsync(m => m.Cause.StartsWith(card) && m.At > mail.At, ct);
        }
    }
}
