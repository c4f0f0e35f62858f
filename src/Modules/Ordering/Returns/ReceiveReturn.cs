using System.Text.Json.Serialization;
using ClickCart.Inventory.Contracts;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Returns;

/// <summary>
/// Staff has looked at what came back, all at once or bit by bit: what can be sold again goes on hand, the rest is written off. Publishes ReturnReceived.
/// </summary>
internal static class ReceiveReturn
{
    /// <param name="Location">The code of the location where what can be sold again goes; null for the one that takes returns.</param>
    public sealed record Request(IReadOnlyList<RequestLine>? Lines, string? Location = null) : IRequest<Result<ReturnResponse>>
    {
        [JsonIgnore] public Guid Id { get; init; }
    }

    /// <param name="Restock">Whether it can be sold again. A SKU of which some can and some cannot stands in two lines.</param>
    /// <param name="Reason">Why it is written off; null for what can be sold again.</param>
    public sealed record RequestLine(string? Sku, int? Quantity, bool? Restock, string? Reason);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Returns (staff)").MapPost("/admin/returns/{id:guid}/receive", (Guid id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { Id = id }, ct).Ok())
                .Refuses("return-stands-otherwise", "more-than-asked").RequireAccess(Permissions.ManageReturns).Keyed();
            app.Admin().MapPost("/returns/{id:guid}/receive", (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(Counted(r) with { Id = id }, ct)).Redirect(_ => $"/admin/returns/{id}", "It is received.", again: $"/admin/returns/{id}"))
                .RequireAccess(Permissions.ManageReturns).Keyed();
        }

        /// <summary>The page has two lines for each SKU, what can be sold again and what cannot; those without a number say nothing.</summary>
        private static Request Counted(Request typed) => typed with { Lines = [.. (typed.Lines ?? []).Where(l => l.Quantity is not (null or 0))] };
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Location).MaximumLength(40);
            RuleFor(r => r.Lines).NotEmpty().WithMessage("Say what came back.");
            RuleFor(r => r.Lines!).Must(lines => lines.Count <= 1000).WithMessage("That is more than a return has.").When(r => r.Lines is not null);
            RuleForEach(r => r.Lines).NotNull().ChildRules(line =>
            {
                line.RuleFor(l => l.Sku).NotEmpty().MaximumLength(64);
                line.RuleFor(l => l.Quantity).NotNull().GreaterThan(0);
                line.RuleFor(l => l.Restock).NotNull();
                line.RuleFor(l => l.Reason).Prose(200).HoldsNoCard();
                line.RuleFor(l => l.Reason).Must(why => !string.IsNullOrWhiteSpace(why) && PlainText.IsSeen(why))
                    .WithMessage("Say why it is written off.").When(l => l.Restock is false);
            });
        }
    }

    internal sealed class Handler(OrderingDbContext db, IStockLocations locations, ICaller caller, TimeProvider clock)
        : IRequestHandler<Request, Result<ReturnResponse>>
    {
        public async Task<Result<ReturnResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindReturnAsync(request.Id, cancellationToken) is not { } found) return Error.NotFound("return");
            var (order, back, _) = found;
            StockLocation? location = null;
            if (Words(request.Location) is { } code)
            {
                location = (await locations.OpenAsync(cancellationToken)).FirstOrDefault(l => l.Code.Equals(code, StringComparison.OrdinalIgnoreCase));
                if (location is null) return Error.Invalid("location", "There is no open location of this code.");
            }
            var goods = request.Lines!.Select(l => new Inspected(l.Sku!, l.Quantity!.Value, l.Restock is true, Words(l.Reason))).ToList();
            if (back.Receive(order, goods, () => found.IsWhole, Actor.Of(caller), Order.Time(clock), location?.Id).Error is { } refused) return refused;
            db.PublishEvents(order, back);
            return ReturnResponse.ForStaff(back);
        }

        private static string? Words(string? reason) => string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
    }
}
