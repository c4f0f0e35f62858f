using System.Text.Json.Serialization;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Drafts;

/// <summary>Staff sends a draft's payment link to its customer, or another one, which makes the one before void. Publishes DraftSent.</summary>
internal static class SendDraft
{
    public sealed record Request : IRequest<Result<DraftResponse>>
    {
        [JsonIgnore] public Guid Id { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Drafts").MapPost("/admin/drafts/{id:guid}/send", (Guid id, IfMatch _, IMediator m, CancellationToken ct) =>
                m.Send(new Request { Id = id }, ct).Ok())
                .Refuses("draft-ordered", "draft-called-off", "draft-outdated", "carrier-unavailable").RequireAccess(Permissions.EditDrafts).Keyed();
            app.Admin().MapPost("/drafts/{id:guid}/send", (Guid id, FormVersion _, IMediator m, CancellationToken ct) =>
                m.Send(new Request { Id = id }, ct).Page(typeof(SendDraftPage), again: $"/admin/drafts/{id}")).RequireAccess(Permissions.EditDrafts).Keyed();
        }
    }

    internal sealed class Handler(
        OrderingDbContext db, DraftReckoning reckoning, OrderingSettings settings, Languages languages, ServerAddress address, ICaller caller,
        ExpectedVersion expected, IIds ids, TimeProvider clock) : IRequestHandler<Request, Result<DraftResponse>>
    {
        public async Task<Result<DraftResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindDraftAsync(request.Id, cancellationToken) is not { } draft) return DraftSpecs.NotFound;
            if (expected.Misses(draft)) return Error.Stale;
            if (draft.WhyOver is { } over) return over;
            var now = Order.Time(clock);
            if (await reckoning.WhyNotAsShownAsync(draft, now, cancellationToken) is { } outdated) return outdated;
            var (secret, language) = (ids.Secret(), draft.Body.Language ?? languages.Default.Code);
            if (draft.Send(secret, settings.DraftLinks, language, Actor.Of(caller), now).Error is { } refused) return refused;
            db.PublishEvents(draft);
            return DraftResponse.Of(draft) with { History = null, Link = address.Public + PaymentLink.PathOf(secret) };
        }
    }
}
