namespace ClickCart.Payments.Credits;

/// <summary>Gift cards, newest first or as they are sorted.</summary>
internal static class ListGiftCards
{
    /// <param name="Q">The last four of a code, or a part of the recipient's address.</param>
    /// <param name="State"><c>active</c>, <c>used</c>, <c>expired</c> or <c>disabled</c>; null for all.</param>
    /// <param name="Sort"><c>-issued</c> (default), <c>balance</c>, <c>amount</c> or <c>expires</c>, each with and without the minus sign.</param>
    public sealed record Request(string? Q, GiftCardState? State, string? Sort, PageRequest Page) : IRequest<Result<PagedResult<GiftCardResponse>>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Gift cards").MapGet("/admin/gift-cards", (
                string? q, string? state, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(q, StateOf(state), sort, page), ct).Ok()).WithSummary("Gift cards, newest first").RequireAccess(Permissions.ReadCredit);
            app.Admin().MapGet("/gift-cards", (string? q, string? state, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(q, StateOf(state), sort, page), ct).Page(typeof(ListGiftCardsPage))).RequireAccess(Permissions.ReadCredit).AsList();
        }

        private static GiftCardState? StateOf(string? word) => Enum.TryParse<GiftCardState>(word, ignoreCase: true, out var state) ? state : null;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Q).MaximumLength(EmailAddress.MaxLength);
    }

    internal sealed class Handler(PaymentsDbContext db, TimeProvider clock) : IRequestHandler<Request, Result<PagedResult<GiftCardResponse>>>
    {
        /// <summary>Those that never expire come last.</summary>
        private static readonly DateTimeOffset Last = new(7000, 1, 1, 0, 0, 0, TimeSpan.Zero);

        private static readonly ListSorts<Credit, Guid> Sorts = new ListSorts<Credit, Guid>("-issued", c => c.Id)
            .By("issued", c => c.CreatedAt).By("balance", c => c.Balance).By("amount", c => c.Issued).By("expires", c => c.ExpiresAt ?? Last);

        public async Task<Result<PagedResult<GiftCardResponse>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var cards = db.Credits.AsNoTracking().Where(c => c.Kind == CreditKind.GiftCard);
            if (request.Q?.Trim() is { Length: > 0 } q)
            {
                var (four, part) = (CreditCode.Normal(q), q.ToLowerInvariant());
                // A whole code is found by its end, as the last four alone are.
                var end = four.Length >= 4 ? four[^4..] : four;
                cards = cards.Where(c => c.LastFour == end || c.Recipient!.Contains(part));
            }
            cards = request.State switch
            {
                GiftCardState.Disabled => cards.Where(c => c.DisabledAt != null),
                GiftCardState.Expired => cards.Where(c => c.DisabledAt == null && c.ExpiresAt <= now),
                GiftCardState.Used => cards.Where(c => c.DisabledAt == null && c.Balance == 0 && (c.ExpiresAt == null || c.ExpiresAt > now)),
                GiftCardState.Active => cards.Where(c => c.DisabledAt == null && c.Balance > 0 && (c.ExpiresAt == null || c.ExpiresAt > now)),
                _ => cards,
            };
            var sort = Sorts.Of(request.Sort);
            return sort.ToResult(request.Page, await sort.Take(cards, request.Page).ToListAsync(cancellationToken), c => GiftCardResponse.Of(c, now));
        }
    }
}
