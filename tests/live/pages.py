"""The templates of the small hall: the data attributes by which pages and live.js agree."""

MEDALS = """
<h1>{{ "奖牌榜" if lang == "zh" else "Medals" }}</h1>
<table>
<caption>{{ view.version }}</caption>
<thead><tr><th>#</th><th></th><th>金</th></tr></thead>
<tbody>
{%- for row in view.rows %}
<tr id="row-{{ row.delegation.id }}"><td>{{ row.rank }}</td>
<th scope="row"><a href="#{{ row.delegation.id }}">{{ row.delegation.name }}</a></th>
<td class="gold">{{ row.gold }}</td></tr>
{%- endfor %}
</tbody>
</table>
<details><summary>规程</summary><p>{{ view.planned }}</p></details>
<label>找 <input id="find" value=""></label>
"""

CONTEST = """
<h1>{{ view.name }}</h1>
{%- for table in view.board.tables %}
<table>{% for row in table.rows %}
<tr id="lifter">{% for cell in row.cells %}<td>{{ cell.text }}</td>{% endfor %}</tr>
{% endfor %}</table>
{%- endfor %}
"""

NEWS = """
<ol>{% for item in view.items %}<li>{{ item.text }}</li>{% endfor %}</ol>
"""

PAGE = """<!doctype html>
<html lang="{{ 'zh-Hans' if lang == 'zh' else lang }}" data-epoch="{{ epoch }}">
<head><meta charset="utf-8"><title>live</title>
<script type="module" src="/static/js/live.js"></script></head>
<body>
<header>
<span data-live="fresh"></span>
<button data-live="pause">暂停更新</button>
<button data-live="every30" aria-pressed="false">每 30 秒</button>
<select data-live="announce">
<option value="off">关</option><option value="official" selected>只报金牌和正式成绩</option>
<option value="all">全部</option></select>
<button data-live="read">读出现状</button>
{% if "deadline" in query %}<time data-deadline="{{ query['deadline'] }}"></time>{% endif %}
</header>
<main data-topic="{{ topic }}" data-version="{{ version }}" data-part="page">
{{ content|safe }}</main>
<p id="status" role="status"></p>
</body></html>
"""

SCREEN = """<!doctype html>
<html lang="zh-Hans" data-zone="Asia/Shanghai">
<head><meta charset="utf-8"><title>hall</title>
<script type="module" src="/static/js/live.js"></script></head>
<body data-state="still" data-page="1">
<main data-topic="{{ topic }}" data-version="{{ version }}" data-part="page">
{{ content|safe }}</main>
<p data-stale-text>数据已停</p><time data-wall-clock></time>
<div data-words-live="数据 {n} 秒前" data-words-stale="停在 {time}">
<span data-fresh-text></span></div>
<p data-pages="3"></p>
</body></html>
"""

TEMPLATES = {"medals": MEDALS, "contest": CONTEST, "news": NEWS, "page": PAGE, "screen": SCREEN}
