using System.Text.Json.Serialization;
using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;
using ClickCart.Notifications.Mails;

namespace ClickCart.Notifications.BackInStock;

/// <summary>
/// Asks to be told when a sold-out SKU can be bought again. The address gets a mail with a link that confirms it. What is answered does not reveal whether
/// the address was known, has asked before, or has asked too often.
/// </summary>
internal static class AskForStock
{
    public sealed record Request(string? Sku, string? Email) : IRequest<Result>
    {
        [JsonIgnore] public string Slug { get; init; } = "";
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog").MapPost("/products/{slug}/back-in-stock", (string slug, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { Slug = slug }, ct).Accepted()).WithSummary("Ask to be told when it is back; the answer is the same for all addresses")
                .InLanguages().Refuses("is-in-stock").RequireRateLimiting(Guards.Mails).RequireAccess(Access.Anyone);
            app.Shop().MapPost("/products/{slug}/back-in-stock", (string slug, Form<Request> form, HttpContext http, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Slug = slug }, ct)).Redirect(Page(slug, http.Request.Form["sku"].ToString()),
                    "Thank you. Please open the link in the mail that we have sent you: then we write when it is back.", again: $"/products/{slug}"))
                .RequireRateLimiting(Guards.Mails).RequireAccess(Access.Anyone);
        }

        private static string Page(string slug, string sku) => $"/products/{Uri.EscapeDataString(slug)}?sku={Uri.EscapeDataString(sku)}";
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Sku).NotEmpty().WithMessage("Choose what you wait for.").MaximumLength(64);
            RuleFor(r => r.Email).IsEmailAddress();
        }
    }

    internal sealed class Handler(
        NotificationsDbContext db, ICatalog catalog, IAvailability availability, MailQueue queue, WaitlistMail mail, TimeProvider clock, IIds ids)
        : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var (sku, email, now) = (request.Sku!, request.Email!, clock.GetUtcNow());
            if ((await catalog.FindAsync([sku], cancellationToken)).GetValueOrDefault(sku) is not { } item || item.ProductSlug != request.Slug)
                return Error.NotFound("product");
            if ((await availability.OfAsync([sku], cancellationToken)).GetValueOrDefault(sku) > 0) return IsInStock(item.Name);

            var key = WaitlistEntry.KeyOf(email);
            var (unconfirmed, oldest) = (now - WaitlistEntry.ConfirmedWithin, now - WaitlistEntry.Kept);
            var before = await db.Waitlist.Where(w => w.EmailKey == key).ToListAsync(cancellationToken);
            var over = before.Where(w => w.AskedAt <= (w.ConfirmedAt is null ? unconfirmed : oldest)).ToList();
            var live = before.Except(over).ToList();
            if (live.Exists(w => w.Sku == sku) || live.Count >= WaitlistEntry.MostOfOne
                || live.Count(w => w.ConfirmedAt is null) >= WaitlistEntry.MostUnconfirmed) return Result.Success;

            db.Waitlist.RemoveRange(over);
            var secret = ids.Secret();
            var entry = new WaitlistEntry(ids.New(), sku, email, Language.Current.Code, secret, now);
            db.Waitlist.Add(entry);
            await queue.AddAsync(MailKind.BackInStockConfirm, $"back-in-stock-confirm/{entry.Id}", email, entry.Language,
                mail.ModelOf(item, HiddenLinks.StandIn), null, cancellationToken, secretLink: mail.LinkOf(secret));
            return Result.Success;
        }
    }

    internal static Error IsInStock(string name) => Error.Conflict("is-in-stock", $"{name} can be bought now.");
}
