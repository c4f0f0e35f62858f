using System.Linq.Expressions;

namespace ClickCart.Platform.Http;

/// <summary>
/// The orders in which a list may stand, by what <c>sort</c> takes: <c>total</c> goes up, <c>-total</c> goes down. Each ends with the id, so that rows
/// which are alike stand the same on every page, and a page begins exactly behind the row that ended the one before.
/// </summary>
/// <param name="byDefault">The name of the one that a list has when nobody asks for another.</param>
/// <param name="id">Unique.</param>
public sealed class ListSorts<T, TId>(string byDefault, Expression<Func<T, TId>> id) where TId : notnull
{
    private readonly List<ListSort<T>> _all = [];

    /// <summary>By a key that is never null, in both directions. Where the table grows large, an index covers the key and the id.</summary>
    public ListSorts<T, TId> By<TKey>(string name, Expression<Func<T, TKey>> key) where TKey : notnull
    {
        _all.Add(new Keyed<TKey>(name, key, id, isDown: false));
        _all.Add(new Keyed<TKey>("-" + name, key, id, isDown: true));
        return this;
    }

    /// <exception cref="ProblemException">400: there is no such sort.</exception>
    public ListSort<T> Of(string? name)
    {
        var asked = string.IsNullOrEmpty(name) ? byDefault : name;
        return _all.Find(s => s.Name == asked)
            ?? throw new ProblemException(Error.Malformed($"sort is one of {string.Join(", ", _all.Select(s => s.Name))}."));
    }

    private sealed class Keyed<TKey>(string name, Expression<Func<T, TKey>> key, Expression<Func<T, TId>> id, bool isDown) : ListSort<T>(name)
        where TKey : notnull
    {
        private readonly Func<T, TKey> _keyOf = key.Compile();
        private readonly Func<T, TId> _idOf = id.Compile();

        public override IQueryable<T> Take(IQueryable<T> rows, PageRequest page)
        {
            if (page.After<Cursor>() is { } last)
            {
                if (last.Sort != Name || last.Key is null || last.Id is null)
                    throw new ProblemException(Error.Malformed("cursor is not one that this list gave out."));
                rows = rows.Where(Behind(last.Key, last.Id));
            }
            return (isDown ? rows.OrderByDescending(key).ThenByDescending(id) : rows.OrderBy(key).ThenBy(id)).Take(page.Take);
        }

        public override string CursorOf(T row) => PageRequest.CursorOf(BehindOf(row));

        public override PagedResult<TItem> ToResult<TItem>(PageRequest page, IReadOnlyList<T> rows, Func<T, TItem> item) => page.ToResult(rows, BehindOf, item);

        private Cursor BehindOf(T row) => new(Name, _keyOf(row), _idOf(row));

        private Expression<Func<T, bool>> Behind(TKey lastKey, TId lastId)
        {
            var row = key.Parameters[0];
            var rowId = new Renamed(id.Parameters[0], row).Visit(id.Body);
            var (atKey, atId) = (Held(lastKey), Held(lastId));
            return Expression.Lambda<Func<T, bool>>(
                Expression.OrElse(Beyond(key.Body, atKey), Expression.AndAlso(Expression.Equal(key.Body, atKey), Beyond(rowId, atId))), row);
        }

        private BinaryExpression Beyond(Expression value, Expression last)
        {
            // These two know no < of their own that every provider translates.
            if (value.Type == typeof(string) || value.Type == typeof(Guid))
                (value, last) = (Expression.Call(value, value.Type.GetMethod(nameof(string.CompareTo), [value.Type])!, last), Expression.Constant(0));
            return isDown ? Expression.LessThan(value, last) : Expression.GreaterThan(value, last);
        }

        private readonly record struct Cursor(string Sort, TKey Key, TId Id);
    }

    private sealed class Renamed(Expression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }

    /// <summary>A value as a query's parameter, so that the query is translated once for all values.</summary>
    private static MemberExpression Held<TValue>(TValue value) => Expression.Property(Expression.Constant(new Box<TValue>(value)), nameof(Box<>.Value));

    private sealed record Box<TValue>(TValue Value);
}

/// <summary>One order in which a list may stand.</summary>
public abstract class ListSort<T>(string name)
{
    /// <summary>As <c>sort</c> takes it, and as its cursors carry it.</summary>
    public string Name => name;

    /// <summary>A page's rows in this order, and one more where there is a next page.</summary>
    /// <exception cref="ProblemException">400: the cursor is not one of this order.</exception>
    public abstract IQueryable<T> Take(IQueryable<T> rows, PageRequest page);

    /// <summary>The cursor of what comes behind a row, for lists that are made of several.</summary>
    public abstract string CursorOf(T row);

    /// <summary>Turns what <see cref="Take"/> found into a page and the cursor of the next.</summary>
    public abstract PagedResult<TItem> ToResult<TItem>(PageRequest page, IReadOnlyList<T> rows, Func<T, TItem> item);
}
