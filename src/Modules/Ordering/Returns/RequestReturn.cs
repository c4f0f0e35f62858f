using System.Text.Json.Serialization;
using ClickCart.Catalog.Contracts;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Returns;

/// <summary>
/// Asks to send things of a delivered order back: its customer within the shop's time for it, staff at any time. Never more than was delivered, less what
/// comes back already. Publishes ReturnRequested.
/// </summary>
internal static class RequestReturn
{
    public sealed record Request(IReadOnlyList<RequestLine>? Lines, string? Note) : IRequest<Result<ReturnResponse>>, IGuestKeyed, IAlsoCompared
    {
        [JsonIgnore] public Guid OrderId { get; init; }
        [JsonIgnore] public bool ByStaff { get; init; }

        /// <summary>Of a page; by the API they are added one by one.</summary>
        [JsonIgnore] public IReadOnlyList<Upload> Photos { get; init; } = [];

        /// <summary>What a guest shows; null for a page, which knows its browser.</summary>
        [JsonIgnore] public string? Token { get; init; }

        string IAlsoCompared.Compared => string.Join(',', Photos.Select(p => p.Hash));

        string? IGuestKeyed.GuestScope => Token is null ? null : Order.HashToken(Token);
    }

    /// <param name="Replacement">What is wished instead; null for the money.</param>
    public sealed record RequestLine(string? Sku, int? Quantity, ReturnReason? Reason, Wish? Replacement = null);

    /// <param name="Sku">Of the same product, where its customer asks.</param>
    /// <param name="Quantity">Null for as many as come back.</param>
    public sealed record Wish(string? Sku, int? Quantity);

    /// <param name="Returnable">How many could be asked for.</param>
    internal sealed record Refusal(string Sku, int Requested, int Returnable, string Why);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Returns").MapPost("/orders/{id:guid}/returns", (Guid id, Request request, HttpRequest http, IMediator m, CancellationToken ct) =>
                m.Send(request with { OrderId = id, Token = OrderAccess.TokenOf(http) ?? "" }, ct).Created(r => $"{Endpoints.ApiPrefix}/orders/{id}/returns"))
                .Refuses("not-returnable").RequireAccess(Access.Anyone).Keyed();
            app.Api("Returns (staff)").MapPost("/admin/orders/{id:guid}/returns", (Guid id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { OrderId = id, ByStaff = true }, ct).Created(r => $"{Endpoints.ApiPrefix}/admin/returns/{r.Id}"))
                .Refuses("not-returnable").RequireAccess(Permissions.ManageReturns).Keyed();
            app.Shop().MapPost("/orders/{id:guid}/returns", (Guid id, Form<Request> form, HttpRequest http, IMediator m, CancellationToken ct) =>
                form.Send(async r => await m.Send(Chosen(r) with { OrderId = id, Photos = await PhotoForms.OfFormAsync(http, ct) }, ct))
                    .Redirect(_ => $"/orders/{id}#order-returns", "We have your wish, and answer soon.", again: $"/orders/{id}/returns/new"))
                .TakesPhotos().OnlyForItsCustomer().RequireAccess(Access.Anyone).Keyed();
            app.Admin().MapPost("/orders/{id:guid}/returns", (Guid id, Form<Request> form, HttpRequest http, IMediator m, CancellationToken ct) =>
                form.Send(async r => await m.Send(
                    Chosen(r) with { OrderId = id, ByStaff = true, Photos = await PhotoForms.OfFormAsync(http, ct) }, ct))
                    .Redirect(r => $"/admin/returns/{r.Id}", "The return is asked for.", again: $"/admin/orders/{id}/returns/new"))
                .TakesPhotos().RequireAccess(Permissions.ManageReturns).Keyed();
        }
    }

    /// <summary>A page lists all that could come back; what has no number stays.</summary>
    private static Request Chosen(Request typed) => typed with
    {
        Lines = [.. (typed.Lines ?? []).Where(l => l.Quantity is not (null or 0))
            .Select(l => string.IsNullOrWhiteSpace(l.Replacement?.Sku) ? l with { Replacement = null } : l)],
    };

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Lines).NotEmpty().WithMessage("Say what is to come back.");
            RuleFor(r => r.Lines!).Must(lines => lines.Count <= 500 && lines.DistinctBy(l => l?.Sku, StringComparer.Ordinal).Count() == lines.Count)
                .WithMessage("Each SKU stands in one line.").When(r => r.Lines is not null);
            RuleForEach(r => r.Lines).NotNull().ChildRules(line =>
            {
                line.RuleFor(l => l.Sku).NotEmpty().MaximumLength(64);
                line.RuleFor(l => l.Quantity).NotNull().GreaterThan(0);
                line.RuleFor(l => l.Reason).NotNull().IsInEnum();
                line.RuleFor(l => l.Replacement!.Sku).NotEmpty().MaximumLength(64).When(l => l.Replacement is not null);
                line.RuleFor(l => l.Replacement!.Quantity).InclusiveBetween(1, Carts.Cart.MaxQuantity).When(l => l.Replacement is not null);
            });
            RuleFor(r => r.Note).Prose(1000).HoldsNoCard();
        }
    }

    internal sealed class Handler(
        OrderingDbContext db, OrderAccess access, ReturnWindow window, ICatalog catalog, ICaller caller, TimeProvider clock, IIds ids)
        : IRequestHandler<Request, Result<ReturnResponse>>
    {
        public async Task<Result<ReturnResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var found = request.ByStaff ? db.FindOrderAsync(request.OrderId, cancellationToken) : access.FindAsync(request.OrderId, cancellationToken);
            if (await found is not { } order) return Error.NotFound("order");
            var (now, earlier) = (Order.Time(clock), await db.ReturnsOfAsync(order.Id, cancellationToken));
            var late = request.ByStaff ? null : await TooLateAsync(order, cancellationToken);
            Refusal[] refused = [.. request.Lines!.Select(l => Refused(order, l, earlier, late)).OfType<Refusal>()];
            if (refused.Length > 0)
                return Error.Conflict("not-returnable", $"{refused[0].Sku} cannot come back as you wish: {refused[0].Why}").With("lines", refused);
            if (await WhyNotInsteadAsync(request, cancellationToken) is { } unsold) return unsold;
            if (request.Photos.Count > ReturnPhoto.Most) return ReturnPhoto.Refusal($"A return has at most {ReturnPhoto.Most} photos.");
            var (id, by) = (ids.New(), Actor.Of(caller));
            var drawn = await ReturnPhoto.DrawAsync(request.Photos, id, by, now, ids, cancellationToken);
            if (drawn.Error is { } unread) return unread;
            var asked = Return.Ask(id, order, earlier.Count,
                request.Lines!.Select(l => new AskedLine(order.Lines.First(o => o.Sku == l.Sku), l.Quantity!.Value, l.Reason!.Value,
                    l.Replacement?.Sku?.Trim(), l.Replacement?.Quantity)),
                string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim(), by, now);
            if (asked.Show(order, drawn.Value, by, now).Error is { } unfit) return unfit;
            db.Add(asked);
            db.PublishEvents(order, asked);
            return request.ByStaff ? ReturnResponse.ForStaff(asked) : ReturnResponse.Of(asked);
        }

        /// <summary>Customers wish variants of the same product, staff anything that is sold.</summary>
        private async Task<Error?> WhyNotInsteadAsync(Request request, CancellationToken ct)
        {
            foreach (var (line, i) in request.Lines!.Select((l, i) => (l, i)).Where(l => l.l.Replacement is not null))
            {
                var wanted = line.Replacement!.Sku!.Trim();
                var sold = request.ByStaff ? await catalog.FindAsync([wanted], ct) : await catalog.SiblingsAsync([line.Sku!], ct);
                if (!sold.ContainsKey(wanted)) return Error.Invalid($"lines[{i}].replacement.sku", "This cannot be sent instead. Choose another, or none.");
            }
            return null;
        }

        private static Refusal? Refused(Order order, RequestLine asked, IReadOnlyList<Return> earlier, string? late)
        {
            if (order.Lines.FirstOrDefault(l => l.Sku == asked.Sku) is not { } line) return new(asked.Sku!, asked.Quantity!.Value, 0, "It was not ordered.");
            var left = ReturnCase.LeftOf(order, line, earlier);
            var why = order.DeliveredOf(line) == 0 ? order.FulfilmentStatus is FulfilmentStatus.Returned ? "It came back already." : "It is not delivered yet."
                : late is not null ? late
                : left < 1 ? "All of it came back already, or is about to."
                : asked.Quantity > left ? $"Only {left} of it can still come back." : null;
            return why is null ? null : new(line.Sku, asked.Quantity!.Value, late is null ? left : 0, why);
        }

        /// <summary>Why nothing can come back any more.</summary>
        private async Task<string?> TooLateAsync(Order order, CancellationToken ct) =>
            window.IsOver(await window.LastDayAsync(order.Id, ct)) ? $"The time for sending things back is over: {window.Days} days from the delivery." : null;
    }
}
