using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Drafts;

/// <summary>All drafts, newest first, for staff.</summary>
internal static class ListDrafts
{
    /// <param name="Q">A part of the number, the e-mail address, a name, a street or a town.</param>
    /// <param name="Status">One of <see cref="DraftStatus"/>; null for all.</param>
    /// <param name="Sort"><c>-created</c> (default), <c>number</c>, <c>email</c> or <c>total</c>, each with and without the minus sign.</param>
    public sealed record Request(string? Q, string? Status, string? Sort, PageRequest Page) : IRequest<Result<PagedResult<Item>>>;

    /// <param name="Name">Whom it is sent to.</param>
    /// <param name="LineCount">How many lines it has; the draft itself says which.</param>
    /// <param name="OrderId">What it became; null where it is no order.</param>
    public sealed record Item(
        Guid Id, string Number, DraftStatus Status, string Email, string Name, int LineCount, Money Total, DateTimeOffset? SentAt,
        DateTimeOffset? LinkExpiresAt, Guid? OrderId, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Drafts").MapGet("/admin/drafts", (string? q, string? status, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(q, status, sort, page), ct).Ok()).RequireAccess(Permissions.ReadOrders);
            app.Admin().MapGet("/drafts", (string? q, string? status, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(q, status, sort, page), ct).Page(typeof(ListDraftsPage))).RequireAccess(Permissions.ReadOrders).AsList();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Q).Search();
    }

    internal sealed class Handler(OrderingDbContext db) : IRequestHandler<Request, Result<PagedResult<Item>>>
    {
        private static readonly ListSorts<Row, Guid> Sorts = new ListSorts<Row, Guid>("-created", d => d.Id)
            .By("created", d => d.CreatedAt).By("number", d => d.Number).By("email", d => d.Email).By("total", d => d.Total);

        public async Task<Result<PagedResult<Item>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var drafts = db.Drafts.AsNoTracking();
            if (request.Status is { Length: > 0 } said)
            {
                if (EnumWord.Find<DraftStatus>(said) is not { } status)
                    return Error.Malformed($"status is one of {string.Join(", ", Enum.GetValues<DraftStatus>().Select(OrderState.Word))}.");
                drafts = drafts.Where(d => d.Status == status);
            }
            if (!string.IsNullOrWhiteSpace(request.Q))
            {
                var ways = SearchWords.Ways(request.Q).Prepend(request.Q.Trim().ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
                var (first, second, third) = (ways[0], ways[Math.Min(1, ways.Count - 1)], ways[^1]);
                drafts = drafts.Where(d => d.Words.Contains(first) || d.Words.Contains(second) || d.Words.Contains(third));
            }
            var sort = Sorts.Of(request.Sort);
            var rows = await sort.Take(drafts.Select(d => new Row
            {
                Id = d.Id,
                Number = d.Number,
                Status = d.Status,
                Email = d.Email,
                Name = d.Name,
                Lines = d.LineCount,
                Total = d.Total,
                Currency = d.Currency,
                SentAt = d.SentAt,
                LinkExpiresAt = d.LinkExpiresAt,
                OrderId = d.OrderId,
                CreatedBy = d.CreatedBy,
                CreatedAt = d.CreatedAt,
                UpdatedAt = d.UpdatedAt,
                Version = d.Version,
            }), request.Page).ToListAsync(cancellationToken);
            return sort.ToResult(request.Page, rows, d => new Item(
                d.Id, d.Number, d.Status, d.Email, d.Name, d.Lines, new(d.Total, d.Currency), d.SentAt, d.LinkExpiresAt, d.OrderId, d.CreatedBy, d.CreatedAt,
                d.UpdatedAt, d.Version));
        }

        /// <summary>The columns of a draft that the list shows: what it holds, and comes to in full, is large and stays where it is.</summary>
        private sealed class Row
        {
            public Guid Id { get; init; }
            public required string Number { get; init; }
            public DraftStatus Status { get; init; }
            public required string Email { get; init; }
            public required string Name { get; init; }
            public int Lines { get; init; }
            public long Total { get; init; }
            public required string Currency { get; init; }
            public DateTimeOffset? SentAt { get; init; }
            public DateTimeOffset? LinkExpiresAt { get; init; }
            public Guid? OrderId { get; init; }
            public required string CreatedBy { get; init; }
            public DateTimeOffset CreatedAt { get; init; }
            public DateTimeOffset UpdatedAt { get; init; }
            public int Version { get; init; }
        }
    }
}
