namespace ClickCart.Notifications.Mails;

/// <summary>What was written to whom, newest first or as it is sorted.</summary>
internal static class ListMails
{
    /// <param name="Order">The order's id.</param>
    /// <param name="To">A part of the address.</param>
    /// <param name="Status">As in <see cref="Item"/>.</param>
    /// <param name="Template">As in <see cref="Item"/>.</param>
    /// <param name="Sort"><c>-at</c> (default) or <c>to</c>, each with and without the minus sign.</param>
    public sealed record Request(Guid? Order, string? To, string? Status, string? Template, string? Sort, PageRequest Page)
        : IRequest<Result<PagedResult<Item>>>;

    /// <param name="Template">What it is about: <c>order-received</c>.</param>
    /// <param name="Status"><c>kept</c>, <c>queued</c>, <c>sent</c> or <c>failed</c>.</param>
    /// <param name="Error">Why the last try failed, in the server's words.</param>
    public sealed record Item(
        Guid Id, DateTimeOffset At, string To, string Subject, string Template, MailStatus Status, int Attempts, string? Error, Guid? OrderId);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Mails").MapGet("/admin/mails", (
                Guid? order, string? to, string? status, string? template, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(order, to, status, template, sort, page), ct).Ok()).WithSummary("Mails, newest first").RequireAccess(Permissions.ReadMails);
            app.Admin().MapGet("/mails", (
                Guid? order, string? to, string? status, string? template, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(order, to, status, template, sort, page), ct).Page(typeof(ListMailsPage))).RequireAccess(Permissions.ReadMails).AsList();
        }
    }

    internal sealed class Handler(NotificationsDbContext db) : IRequestHandler<Request, Result<PagedResult<Item>>>
    {
        private static readonly ListSorts<Row, Guid> Sorts = new ListSorts<Row, Guid>("-at", m => m.Id).By("at", m => m.At).By("to", m => m.To);

        public async Task<Result<PagedResult<Item>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var mails = db.Mails.AsNoTracking();
            if (request.Order is { } order) mails = mails.Where(m => m.OrderId == order);
            if (request.To?.Trim().ToLowerInvariant() is { Length: > 0 } to) mails = mails.Where(m => m.To.Contains(to));
            if (request.Status is { Length: > 0 } said)
            {
                if (EnumWord.Find<MailStatus>(said) is not { } status)
                    return Error.Malformed("status is kept, queued, sent or failed.");
                mails = mails.Where(m => m.Status == status);
            }
            if (request.Template is { Length: > 0 } template)
            {
                if (MailKinds.Find(template) is not { } kind)
                    return Error.Malformed($"template is one of {string.Join(", ", MailKinds.All.Select(k => k.Template()))}.");
                mails = mails.Where(m => m.Kind == kind);
            }
            var sort = Sorts.Of(request.Sort);
            var rows = await sort.Take(mails.Select(m => new Row
            {
                Id = m.Id,
                At = m.At,
                To = m.To,
                Subject = m.Subject,
                Kind = m.Kind,
                Status = m.Status,
                Attempts = m.Attempts,
                Error = m.Error,
                OrderId = m.OrderId,
            }), request.Page).ToListAsync(cancellationToken);
            return sort.ToResult(request.Page, rows, m => new Item(m.Id, m.At, m.To, m.Subject, m.Kind.Template(), m.Status, m.Attempts, m.Error, m.OrderId));
        }

        private sealed class Row
        {
            public required Guid Id { get; init; }
            public required DateTimeOffset At { get; init; }
            public required string To { get; init; }
            public required string Subject { get; init; }
            public required MailKind Kind { get; init; }
            public required MailStatus Status { get; init; }
            public required int Attempts { get; init; }
            public required string? Error { get; init; }
            public required Guid? OrderId { get; init; }
        }
    }
}
