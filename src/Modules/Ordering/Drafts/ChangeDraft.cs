using System.Text.Json.Serialization;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Drafts;

/// <summary>Staff changes a draft that is open. What it comes to is reckoned anew.</summary>
internal static class ChangeDraft
{
    public sealed record Request : DraftBody, IRequest<Result<DraftResponse>>
    {
        [JsonIgnore] public Guid Id { get; init; }

        /// <summary>Says what it would come to, and stores nothing.</summary>
        [JsonIgnore] public bool Preview { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Drafts").MapPut("/admin/drafts/{id:guid}", (Guid id, bool? preview, Request request, IfMatch _, IMediator m, CancellationToken ct) =>
                m.Send(request with { Id = id, Preview = preview is true }, ct).Ok())
                .Refuses("draft-sent", "draft-ordered", "draft-of-exchange", "draft-called-off", "carrier-unavailable").RequireAccess(Permissions.EditDrafts);
            app.Admin().MapPost("/drafts/{id:guid}/change", (
                Guid id, Form<Request> form, FormVersion _, HttpContext http, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Id = id, BillTo = http.Request.Form["billElsewhere"].Contains("true") ? r.BillTo : null }, ct))
                    .Redirect(_ => $"/admin/drafts/{id}", "The draft is saved.")).RequireAccess(Permissions.EditDrafts).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => Include(new DraftRules());
    }

    internal sealed class Handler(OrderingDbContext db, DraftReckoning reckoning, ICaller caller, ExpectedVersion expected, TimeProvider clock)
        : IRequestHandler<Request, Result<DraftResponse>>
    {
        public async Task<Result<DraftResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await (request.Preview ? db.ReadDraftAsync(request.Id, cancellationToken) : db.FindDraftAsync(request.Id, cancellationToken)) is not { } draft)
                return DraftSpecs.NotFound;
            if (expected.Misses(draft)) return Error.Stale;
            if (draft.WhyNotOpen is { } closed) return closed;
            var reckoned = await reckoning.ReckonAsync(draft.Id, request, cancellationToken);
            if (reckoned.Error is { } refused) return refused;
            draft.Change(reckoned.Value, Actor.Of(caller), Order.Time(clock));
            return DraftResponse.Of(draft) with { History = null };
        }
    }
}
