<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Liaoshen Viewer</source>
        <translation>关于 Liaoshen Viewer</translation>
    </message>
    <message>
        <source>Code: MIT. Texts and tables of the scenarios: CC BY-SA 4.0.</source>
        <translation>代码：MIT 许可。战例的文字与表格：CC BY-SA 4.0。</translation>
    </message>
    <message>
        <source>Ground, fonts and libraries: their own licences, in assets/LICENSES.</source>
        <translation>底图、字体与程序库：各依其许可，见 assets/LICENSES。</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Qt is used under the LGPL 3.</source>
        <translation>Qt 依 LGPL 3 使用。</translation>
    </message>
    <message>
        <source>Shows, day by day, how a campaign unfolded.</source>
        <translation>逐日展示一场战役的经过。</translation>
    </message>
    <message>
        <source>This scenario</source>
        <translation>本战例</translation>
    </message>
</context>
<context>
    <name>CardPanel</name>
    <message>
        <source>Click a formation on the map or in the order of battle.</source>
        <translation>请在地图或战斗序列中点选一支部队。</translation>
    </message>
    <message>
        <source>What is known of the formation</source>
        <translation>该部队的已知情况</translation>
    </message>
</context>
<context>
    <name>ChartsPanel</name>
    <message>
        <source>Copy as a picture</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Copy the figures</source>
        <translation>复制数据</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>The whole campaign</source>
        <translation>整个战役</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Length of trails</source>
        <translation>轨迹长度</translation>
    </message>
    <message>
        <source>Map style</source>
        <translation>地图样式</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Pause at events</source>
        <translation>遇事件暂停</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>军标</translation>
    </message>
    <message>
        <source>The last day</source>
        <translation>最近一天</translation>
    </message>
    <message>
        <source>The last {days} days</source>
        <translation>最近{days}天</translation>
    </message>
</context>
<context>
    <name>CompareBar</name>
    <message>
        <source>A day earlier</source>
        <translation>早一天</translation>
    </message>
    <message>
        <source>A day later</source>
        <translation>晚一天</translation>
    </message>
    <message>
        <source>Choose the date</source>
        <translation>选择日期</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Compare with the date</source>
        <translation>与此日期比较</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>比较日期</translation>
    </message>
    <message>
        <source>Curtain</source>
        <translation>拉幕</translation>
    </message>
    <message>
        <source>Let the two change places</source>
        <translation>左右互换</translation>
    </message>
    <message>
        <source>Show one date again (Esc)</source>
        <translation>恢复单一日期 (Esc)</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>互换</translation>
    </message>
</context>
<context>
    <name>CurtainHandle</name>
    <message>
        <source>Curtain between two dates</source>
        <translation>两个日期之间的幕</translation>
    </message>
    <message>
        <source>Drag the curtain; with the arrow keys it moves too</source>
        <translation>拖动幕布；也可用方向键移动</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Change the title</source>
        <translation>修改标题</translation>
    </message>
    <message>
        <source>Delete a stop</source>
        <translation>删除一站</translation>
    </message>
    <message>
        <source>Move a stop</source>
        <translation>移动一站</translation>
    </message>
    <message>
        <source>New lecture</source>
        <translation>新建讲解</translation>
    </message>
    <message>
        <source>Plan the time</source>
        <translation>安排时间</translation>
    </message>
    <message>
        <source>Record a stop</source>
        <translation>录下一站</translation>
    </message>
    <message>
        <source>Take this view</source>
        <translation>改用当前画面</translation>
    </message>
</context>
<context>
    <name>EventModel</name>
    <message>
        <source>Before and after</source>
        <translation>战前与战后</translation>
    </message>
</context>
<context>
    <name>EventsPanel</name>
    <message>
        <source>Back to now</source>
        <translation>回到当前</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Fly there</source>
        <translation>飞往该处</translation>
    </message>
    <message>
        <source>Pause at events</source>
        <translation>在事件处暂停</translation>
    </message>
    <message>
        <source>The event&apos;s text</source>
        <translation>事件说明</translation>
    </message>
</context>
<context>
    <name>ExportDesk</name>
    <message>
        <source>Export {share}</source>
        <translation>导出 {share}</translation>
    </message>
    <message>
        <source>Exports left: {count}</source>
        <translation>待导出：{count}</translation>
    </message>
    <message>
        <source>as in the window</source>
        <translation>与窗口相同</translation>
    </message>
    <message>
        <source>following {name}</source>
        <translation>跟随{name}</translation>
    </message>
    <message>
        <source>from event to event</source>
        <translation>随事件移动</translation>
    </message>
    <message>
        <source>the usual ones</source>
        <translation>常用</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Another export …</source>
        <translation>再导出一项…</translation>
    </message>
    <message>
        <source>Copied: it makes the same from the command line.</source>
        <translation>已复制：在命令行执行即得相同结果。</translation>
    </message>
    <message>
        <source>Copy as a command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Failed: {path}</source>
        <translation>失败：{path}</translation>
    </message>
    <message>
        <source>Getting ready …</source>
        <translation>准备中…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Its name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <source>Keep this plan</source>
        <translation>保存方案</translation>
    </message>
    <message>
        <source>Keep this plan …</source>
        <translation>保存方案…</translation>
    </message>
    <message>
        <source>List of exports</source>
        <translation>导出列表</translation>
    </message>
    <message>
        <source>Nothing is to be exported yet.</source>
        <translation>还没有要导出的内容。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopped. What is done is whole; it goes on from there.</source>
        <translation>已停止。完成的部分完好，可从该处继续。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Waiting: {path}</source>
        <translation>等待：{path}</translation>
    </message>
    <message>
        <source>Whole: {path}</source>
        <translation>已完成：{path}</translation>
    </message>
    <message>
        <source>putting it together …</source>
        <translation>正在合成…</translation>
    </message>
    <message>
        <source>{done} of {count} frames</source>
        <translation>第 {done} 帧，共 {count} 帧</translation>
    </message>
    <message>
        <source>{left} left</source>
        <translation>剩余 {left}</translation>
    </message>
    <message>
        <source>{rate} a second</source>
        <translation>每秒 {rate} 帧</translation>
    </message>
</context>
<context>
    <name>ExportList</name>
    <message>
        <source>Alt+Up and Alt+Down move an export, Delete removes it</source>
        <translation>Alt+上/下移动导出项，Delete 移除</translation>
    </message>
    <message>
        <source>Exports, in their order</source>
        <translation>导出项，按顺序</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>{name}: {state}</source>
        <translation>{name}：{state}</translation>
    </message>
</context>
<context>
    <name>FaultBox</name>
    <message>
        <source>A fault</source>
        <translation>程序故障</translation>
    </message>
    <message>
        <source>A report is in {path}. It holds versions and your last actions, and is sent to nobody; please pass it on to the developers.</source>
        <translation>报告已写入 {path}。其中只有版本和最近的操作，不会发送给任何人；请转交开发者。</translation>
    </message>
    <message>
        <source>Something went wrong that the program did not foresee. It goes on.</source>
        <translation>发生了程序未曾预料的故障。程序会继续运行。</translation>
    </message>
    <message>
        <source>The report could not be written; it stands in the terminal.</source>
        <translation>无法写入报告；其内容见终端。</translation>
    </message>
</context>
<context>
    <name>FindDialog</name>
    <message>
        <source>4th Column 12 Oct, Jinzhou, 锦州, Lin Biao …</source>
        <translation>四纵 10月12日、锦州、林彪……</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Nothing found under that name.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>What the text may mean</source>
        <translation>可能的结果</translation>
    </message>
    <message>
        <source>What to find</source>
        <translation>要查找的内容</translation>
    </message>
</context>
<context>
    <name>GoToDialog</name>
    <message>
        <source>14 Oct, 1948-10-14 10:00, 10月14日, day 33</source>
        <translation>10月14日、1948-10-14 10:00、14 Oct、day 33</translation>
    </message>
    <message>
        <source>Go to date</source>
        <translation>转到日期</translation>
    </message>
    <message>
        <source>Not understood yet: write 14 Oct or 1948-10-14 10:00.</source>
        <translation>尚未看懂：请写成 10月14日 或 1948-10-14 10:00。</translation>
    </message>
    <message>
        <source>{date} is outside this scenario, which runs from {first} to {last}.</source>
        <translation>{date}不在本战例之内，本战例从{first}到{last}。</translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message>
        <source>Click a sign for its commander, its way and the sources.</source>
        <translation>点选队标，可看指挥官、行程与出处。</translation>
    </message>
    <message>
        <source>Ctrl+K finds any formation, person, place, event or date.</source>
        <translation>Ctrl+K 查找任何部队、人物、地点、事件或日期。</translation>
    </message>
    <message>
        <source>Drag the map to move it, turn the wheel to zoom.</source>
        <translation>拖动地图可移动，滚轮可缩放。</translation>
    </message>
    <message>
        <source>F1 shows all keys.</source>
        <translation>F1 显示全部按键。</translation>
    </message>
    <message>
        <source>Space plays and pauses. Drag along the line below to any moment.</source>
        <translation>空格键播放与暂停；沿下方时间轴拖动，可到任何时刻。</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>InkStrip</name>
    <message>
        <source>Arrow</source>
        <translation>箭头</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦去</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>荧光笔</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>钢笔</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Stay at the next stop</source>
        <translation>在下一站保留</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>LecturePanel</name>
    <message>
        <source>A lecture is a list of stops: moments with a view, and your notes. Go to a moment, move the map, and press “Record a stop”.</source>
        <translation>讲解由若干站组成：每站有时刻、画面和讲稿。请转到某一时刻，移好地图，再按“录下一站”。</translation>
    </message>
    <message>
        <source>Change the title</source>
        <translation>修改标题</translation>
    </message>
    <message>
        <source>Lecture</source>
        <translation>讲解</translation>
    </message>
    <message>
        <source>Name of the lecture</source>
        <translation>讲解的名称</translation>
    </message>
    <message>
        <source>Stops of the lecture</source>
        <translation>讲解各站</translation>
    </message>
    <message>
        <source>The lecture has changes that are not saved. Save them?</source>
        <translation>讲解有未保存的改动。要保存吗？</translation>
    </message>
    <message>
        <source>This lecture has no stop yet. “Record a stop” takes the present view.</source>
        <translation>这份讲解还没有站。按“录下一站”录下当前画面。</translation>
    </message>
    <message>
        <source>Title of the lecture</source>
        <translation>讲解标题</translation>
    </message>
    <message>
        <source>{file}: cannot be used</source>
        <translation>{file}：无法使用</translation>
    </message>
    <message>
        <source>{lecture} (yours)</source>
        <translation>{lecture}（自己的）</translation>
    </message>
</context>
<context>
    <name>LookRows</name>
    <message>
        <source>Arrows</source>
        <translation>箭头</translation>
    </message>
    <message>
        <source>Change the arrows</source>
        <translation>更改箭头</translation>
    </message>
    <message>
        <source>Change the circles</source>
        <translation>更改圆圈</translation>
    </message>
    <message>
        <source>Change the layers</source>
        <translation>更改图层</translation>
    </message>
    <message>
        <source>Change the names</source>
        <translation>更改地名</translation>
    </message>
    <message>
        <source>Change the style</source>
        <translation>更改样式</translation>
    </message>
    <message>
        <source>Change what stands out</source>
        <translation>更改突出显示</translation>
    </message>
    <message>
        <source>Circles</source>
        <translation>圆圈</translation>
    </message>
    <message>
        <source>Formations</source>
        <translation>部队</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>地名</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>样式</translation>
    </message>
    <message>
        <source>What stands out at this stop: {example}</source>
        <translation>本站突出显示：{example}</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>照旧</translation>
    </message>
    <message>
        <source>ids or names, apart by ;</source>
        <translation>编号或名称，以分号隔开</translation>
    </message>
    <message>
        <source>jinxi &gt; 120.9 40.82 &gt; tashan (nra)</source>
        <translation>锦西 &gt; 120.9 40.82 &gt; 塔山 (nra)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>tashan 8 km</source>
        <translation>塔山 8 公里</translation>
    </message>
    <message>
        <source>the usual ones</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>{n} unlike usual</source>
        <translation>{n} 项与常规不同</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
</context>
<context>
    <name>NoteLine</name>
    <message>
        <source>A note, if you like; Enter closes</source>
        <translation>可写备注；按回车关闭</translation>
    </message>
    <message>
        <source>Question {n} kept: {when}</source>
        <translation>已记下第 {n} 个提问：{when}</translation>
    </message>
</context>
<context>
    <name>OrbatChartView</name>
    <message>
        <source>Order of battle as a chart</source>
        <translation>战斗序列图</translation>
    </message>
</context>
<context>
    <name>OrbatChartWindow</name>
    <message>
        <source>All formations</source>
        <translation>所有部队</translation>
    </message>
    <message>
        <source>Armies and columns</source>
        <translation>军与纵队</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>双方</translation>
    </message>
    <message>
        <source>How far down</source>
        <translation>到哪一级</translation>
    </message>
    <message>
        <source>Order of battle</source>
        <translation>战斗序列</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save the order of battle</source>
        <translation>保存战斗序列</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>显示全图</translation>
    </message>
    <message>
        <source>Which side</source>
        <translation>哪一方</translation>
    </message>
</context>
<context>
    <name>OrbatModel</name>
    <message>
        <source>Formations on the map: {n}</source>
        <translation>图上部队：{n}</translation>
    </message>
</context>
<context>
    <name>OrbatPanel</name>
    <message>
        <source>Order of battle</source>
        <translation>战斗序列</translation>
    </message>
</context>
<context>
    <name>OrbatWhole</name>
    <message>
        <source>Choose the columns</source>
        <translation>选择栏目</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>按名称筛选</translation>
    </message>
    <message>
        <source>Filter the order of battle by name</source>
        <translation>按名称筛选战斗序列</translation>
    </message>
    <message>
        <source>Hidden on the map: {n}</source>
        <translation>地图上隐藏：{n}</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Show every formation on the map again</source>
        <translation>在地图上重新显示所有部队</translation>
    </message>
</context>
<context>
    <name>PaperDesk</name>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>已停止,未写入任何内容。</translation>
    </message>
    <message>
        <source>The lecture has no stop yet. Record one, then try again.</source>
        <translation>这份讲解还没有停留点。请先记录一个,再试一次。</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>已写入:{path}</translation>
    </message>
    <message>
        <source>{path} is there already.</source>
        <translation>{path} 已经存在。</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Getting ready …</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Handout or slides</source>
        <translation>讲义或幻灯片</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Lecture</source>
        <translation>讲解</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>制作</translation>
    </message>
    <message>
        <source>Page {done} of {count}</source>
        <translation>第 {done} 页,共 {count} 页</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Write over it</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>写入到</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>Save the map as a picture</source>
        <translation>将地图存为图片</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>已保存：{path}</translation>
    </message>
    <message>
        <source>{path} cannot be written: end its name in .png, .pdf or .svg.</source>
        <translation>无法写入 {path}：文件名请以 .png、.pdf 或 .svg 结尾。</translation>
    </message>
</context>
<context>
    <name>PlanForm</name>
    <message>
        <source>From</source>
        <translation>起</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>时刻</translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Film of the lecture “{title}”</source>
        <translation>讲解“{title}”的影片</translation>
    </message>
    <message>
        <source>Kept as {path}</source>
        <translation>已保存为 {path}</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>One page, {page} · about {time} to make</source>
        <translation>一页 {page} · 制作约需 {time}</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>约 {size}</translation>
    </message>
    <message>
        <source>size …</source>
        <translation>大小计算中…</translation>
    </message>
    <message>
        <source>{count} × {width} × {height} · {size} · about {time} to make</source>
        <translation>{count} × {width} × {height} · {size} · 制作约需 {time}</translation>
    </message>
    <message>
        <source>{length} of film · {count} frames of {width} × {height} · {size} · about {time} to make</source>
        <translation>片长 {length} · {count} 帧 {width} × {height} · {size} · 制作约需 {time}</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Map style</source>
        <translation>地图样式</translation>
    </message>
    <message>
        <source>Names on the map</source>
        <translation>地图上的名称</translation>
    </message>
    <message>
        <source>Pause at events</source>
        <translation>遇事件暂停</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好设置</translation>
    </message>
    <message>
        <source>Size of type</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
</context>
<context>
    <name>ProblemsDialog</name>
    <message>
        <source>Problems of the scenario</source>
        <translation>战例中的问题</translation>
    </message>
</context>
<context>
    <name>ProblemsPanel</name>
    <message>
        <source>Problems of the scenario</source>
        <translation>战例中的问题</translation>
    </message>
</context>
<context>
    <name>ProjectionDialog</name>
    <message>
        <source>Projection</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>Projection of the map</source>
        <translation>地图投影</translation>
    </message>
    <message>
        <source>This projection serves the whole map.</source>
        <translation>此投影适用于整幅地图。</translation>
    </message>
</context>
<context>
    <name>ProjectionMenu</name>
    <message>
        <source>Another …</source>
        <translation>其他……</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>投影</translation>
    </message>
</context>
<context>
    <name>QuestionsPanel</name>
    <message>
        <source>A click or the number shows the map as it was when it was asked.</source>
        <translation>单击或按编号，地图即回到提问时的样子。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>No questions yet. While a lecture runs, Q keeps the moment and the view in which somebody asks; here each can be found again.</source>
        <translation>还没有提问。讲解进行时按 Q，即记下有人提问的时刻与视图；以后可在此逐一找回。</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Questions from the room</source>
        <translation>听众提问</translation>
    </message>
    <message>
        <source>What was asked</source>
        <translation>问了什么</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写备注</translation>
    </message>
</context>
<context>
    <name>RehearsalStrip</name>
    <message>
        <source>Not now</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Plan by it</source>
        <translation>按此安排</translation>
    </message>
    <message>
        <source>Rehearsal: the time at each stop is taken</source>
        <translation>排练中：正在记录每站用时</translation>
    </message>
    <message>
        <source>Rehearsed in {minutes} min {seconds} s. Plan the stops by it?</source>
        <translation>排练用时 {minutes} 分 {seconds} 秒。按此安排各站时间吗？</translation>
    </message>
</context>
<context>
    <name>SincePanel</name>
    <message>
        <source>Changed side</source>
        <translation>改变阵营</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>已不在</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Nothing has changed since the stop before.</source>
        <translation>上一站以来没有变化。</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>易手</translation>
    </message>
    <message>
        <source>This is the first stop: nothing came before.</source>
        <translation>这是第一站，之前没有站点。</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 项</translation>
    </message>
    <message>
        <source>{place}, by {side}</source>
        <translation>{place}（{side}）</translation>
    </message>
    <message>
        <source>{side}: {men} men</source>
        <translation>{side}：{men} 人</translation>
    </message>
    <message>
        <source>{unit}: {km} km</source>
        <translation>{unit}：{km} 公里</translation>
    </message>
</context>
<context>
    <name>SpeakerWindow</name>
    <message>
        <source>Larger notes</source>
        <translation>讲稿放大</translation>
    </message>
    <message>
        <source>Next: {title}</source>
        <translation>下一站：{title}</translation>
    </message>
    <message>
        <source>Notes of this stop</source>
        <translation>本站讲稿</translation>
    </message>
    <message>
        <source>Off the path: R returns</source>
        <translation>已离开讲解路线：按 R 返回</translation>
    </message>
    <message>
        <source>On the way to: {title}</source>
        <translation>前往：{title}</translation>
    </message>
    <message>
        <source>Smaller notes</source>
        <translation>讲稿缩小</translation>
    </message>
    <message>
        <source>Sources: {list}</source>
        <translation>出处：{list}</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>讲解者</translation>
    </message>
    <message>
        <source>Stops of the lecture</source>
        <translation>讲解的各站</translation>
    </message>
    <message>
        <source>The screen may go to sleep: switch that off yourself.</source>
        <translation>屏幕可能会休眠：请自行关闭休眠。</translation>
    </message>
    <message>
        <source>by plan here until {until}</source>
        <translation>按计划在此讲到 {until}</translation>
    </message>
    <message>
        <source>no plan</source>
        <translation>未定时间</translation>
    </message>
    <message>
        <source>stop {n} of {count}</source>
        <translation>第 {n} 站，共 {count} 站</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>{late} late</source>
        <translation>超时 {late}</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>A lecture is running</source>
        <translation>正在讲解</translation>
    </message>
    <message>
        <source>For the back row: {percent} % of the usual size</source>
        <translation>后排可见：常规大小的 {percent} %</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Off the path: R returns</source>
        <translation>已离开讲解路线：按 R 返回</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Stop {n} of {count}: Enter goes there</source>
        <translation>第 {n} 站（共 {count} 站）：按回车前往</translation>
    </message>
    <message>
        <source>“{lecture}” was interrupted at stop {n}.</source>
        <translation>“{lecture}”曾在第 {n} 站中断。</translation>
    </message>
</context>
<context>
    <name>StopForm</name>
    <message>
        <source> min</source>
        <translation> 分</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Change the moment</source>
        <translation>修改时刻</translation>
    </message>
    <message>
        <source>Change the notes</source>
        <translation>修改讲稿</translation>
    </message>
    <message>
        <source>Change the pause</source>
        <translation>修改停留</translation>
    </message>
    <message>
        <source>Change the plan</source>
        <translation>修改计划</translation>
    </message>
    <message>
        <source>Change the sources</source>
        <translation>修改出处</translation>
    </message>
    <message>
        <source>Change the way</source>
        <translation>修改途中</translation>
    </message>
    <message>
        <source>Its pace</source>
        <translation>行进</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>No source of this scenario is called {names}.</source>
        <translation>本战例没有名为 {names} 的出处。</translation>
    </message>
    <message>
        <source>Notes for the speaker (Markdown)</source>
        <translation>讲稿（Markdown）</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>The moment must lie between {start} and {end}.</source>
        <translation>时刻须在 {start} 与 {end} 之间。</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>Way there</source>
        <translation>途中</translation>
    </message>
    <message>
        <source>Write the moment like 1948-10-14T10:00.</source>
        <translation>时刻请写成 1948-10-14T10:00。</translation>
    </message>
    <message>
        <source>for a key</source>
        <translation>等按键</translation>
    </message>
    <message>
        <source>gentle at both ends</source>
        <translation>两端平缓</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>匀速</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>End the loop</source>
        <translation>结束循环</translation>
    </message>
    <message>
        <source>Export this stretch …</source>
        <translation>导出此时段…</translation>
    </message>
    <message>
        <source>Export what is seen of the time …</source>
        <translation>导出所见时段 …</translation>
    </message>
    <message>
        <source>Export “{phase}” …</source>
        <translation>导出“{phase}” …</translation>
    </message>
    <message>
        <source>Go to {date}</source>
        <translation>转到{date}</translation>
    </message>
    <message>
        <source>Loop here</source>
        <translation>在此循环</translation>
    </message>
    <message>
        <source>Loop “{phase}”</source>
        <translation>循环“{phase}”</translation>
    </message>
    <message>
        <source>Show the whole time</source>
        <translation>显示全部时间</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>day {day} of {days}</source>
        <translation>第{day}天，共{days}天</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Formation</source>
        <translation>部队</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Order of battle</source>
        <translation>战斗序列</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>The folder of a scenario</source>
        <translation>战例文件夹</translation>
    </message>
    <message>
        <source>The map is in the clipboard.</source>
        <translation>地图已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Warnings about this scenario: {n}</source>
        <translation>本战例的警告：{n}</translation>
    </message>
    <message>
        <source>Warnings: {n}</source>
        <translation>警告：{n}</translation>
    </message>
    <message>
        <source>{scenario} – Liaoshen Viewer</source>
        <translation>{scenario} – Liaoshen Viewer</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Lecture</source>
        <translation>讲解(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>时间(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>A day back</source>
        <translation>后退一天</translation>
    </message>
    <message>
        <source>A day forward</source>
        <translation>前进一天</translation>
    </message>
    <message>
        <source>A dot, then a spotlight, that follows the mouse</source>
        <translation>跟随鼠标的光点，再按为聚光</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Again from the first stop</source>
        <translation>从第一站重新开始</translation>
    </message>
    <message>
        <source>Again from this stop</source>
        <translation>从本站重新开始</translation>
    </message>
    <message>
        <source>Back to the stop before</source>
        <translation>回到上一站</translation>
    </message>
    <message>
        <source>Black screen</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>Change the screens</source>
        <translation>交换屏幕</translation>
    </message>
    <message>
        <source>Compare with another date, or show one again</source>
        <translation>与另一日期比较，或恢复单一日期</translation>
    </message>
    <message>
        <source>Copy the map as a picture</source>
        <translation>将地图复制为图片</translation>
    </message>
    <message>
        <source>Copy this view as text</source>
        <translation>将当前视图复制为文字</translation>
    </message>
    <message>
        <source>Delete the stop</source>
        <translation>删除本站</translation>
    </message>
    <message>
        <source>Erase all ink</source>
        <translation>擦去所有笔迹</translation>
    </message>
    <message>
        <source>Export a film or pictures …</source>
        <translation>导出影片或图片…</translation>
    </message>
    <message>
        <source>F&amp;ormation</source>
        <translation>部队(&amp;O)</translation>
    </message>
    <message>
        <source>Faster ways</source>
        <translation>途中加快</translation>
    </message>
    <message>
        <source>Film of the lecture …</source>
        <translation>讲解影片…</translation>
    </message>
    <message>
        <source>Find anything …</source>
        <translation>查找 …</translation>
    </message>
    <message>
        <source>Fly to the event, and back</source>
        <translation>飞往事件地点，再按返回</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Go to date …</source>
        <translation>转到日期 …</translation>
    </message>
    <message>
        <source>Go to it</source>
        <translation>转到该部队</translation>
    </message>
    <message>
        <source>Handout or slides …</source>
        <translation>讲义或幻灯片…</translation>
    </message>
    <message>
        <source>Hide its command on the map, or show it</source>
        <translation>在地图上隐藏或显示其所辖部队</translation>
    </message>
    <message>
        <source>Home view</source>
        <translation>全图</translation>
    </message>
    <message>
        <source>Its next dated position</source>
        <translation>该部队的下一个定位点</translation>
    </message>
    <message>
        <source>Its previous dated position</source>
        <translation>该部队的上一个定位点</translation>
    </message>
    <message>
        <source>Keep a question from the room, with a note</source>
        <translation>记下听众的提问，可加备注</translation>
    </message>
    <message>
        <source>Keep this date to compare with</source>
        <translation>记住此日期以供比较</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Larger signs, names and date for the back row, or as usual</source>
        <translation>为后排放大符号、地名与日期，或恢复常规</translation>
    </message>
    <message>
        <source>Leave full screen, or select nothing</source>
        <translation>退出全屏，或取消选择</translation>
    </message>
    <message>
        <source>Leave the path: the window&apos;s keys hold</source>
        <translation>离开路线：恢复窗口的按键</translation>
    </message>
    <message>
        <source>Let the ink stay at the next stop, or go</source>
        <translation>笔迹在下一站保留或消失</translation>
    </message>
    <message>
        <source>Loop this phase, or end the loop</source>
        <translation>循环本阶段，或结束循环</translation>
    </message>
    <message>
        <source>Names in other languages</source>
        <translation>切换名称的语言</translation>
    </message>
    <message>
        <source>New lecture</source>
        <translation>新建讲解</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>下一事件</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>下一帧</translation>
    </message>
    <message>
        <source>Next view</source>
        <translation>下一视图</translation>
    </message>
    <message>
        <source>Night map</source>
        <translation>夜间地图</translation>
    </message>
    <message>
        <source>On; on the way, to its end</source>
        <translation>前进；途中则直达该站</translation>
    </message>
    <message>
        <source>Only its command</source>
        <translation>只显示其所属各部</translation>
    </message>
    <message>
        <source>Open a scenario …</source>
        <translation>打开战例 …</translation>
    </message>
    <message>
        <source>Order of battle as a chart …</source>
        <translation>战斗序列图…</translation>
    </message>
    <message>
        <source>Pen, arrow, ellipse, marker, none</source>
        <translation>钢笔、箭头、椭圆、荧光笔、无</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play faster</source>
        <translation>加快播放</translation>
    </message>
    <message>
        <source>Play slower</source>
        <translation>放慢播放</translation>
    </message>
    <message>
        <source>Preferences …</source>
        <translation>偏好设置 …</translation>
    </message>
    <message>
        <source>Previous event</source>
        <translation>上一事件</translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation>上一帧</translation>
    </message>
    <message>
        <source>Previous view</source>
        <translation>上一视图</translation>
    </message>
    <message>
        <source>Put the pen down; else end the lecture</source>
        <translation>放下笔；手中无笔则结束讲解</translation>
    </message>
    <message>
        <source>Questions from the room …</source>
        <translation>听众提问…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Read the files again</source>
        <translation>重新读取文件</translation>
    </message>
    <message>
        <source>Record a stop</source>
        <translation>录下一站</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Rehearse: take the time at each stop</source>
        <translation>排练：记录每站用时</translation>
    </message>
    <message>
        <source>Reset the panels</source>
        <translation>恢复面板布局</translation>
    </message>
    <message>
        <source>Return to the lecture</source>
        <translation>返回讲解</translation>
    </message>
    <message>
        <source>Run from here</source>
        <translation>从当前位置开始</translation>
    </message>
    <message>
        <source>Run from the first stop</source>
        <translation>从第一站开始</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save the map as a picture …</source>
        <translation>将地图存为图片 …</translation>
    </message>
    <message>
        <source>Show or hide the speaker&apos;s window</source>
        <translation>显示或隐藏讲解者窗口</translation>
    </message>
    <message>
        <source>Slower ways</source>
        <translation>途中放慢</translation>
    </message>
    <message>
        <source>Take the last stroke back</source>
        <translation>撤销上一笔</translation>
    </message>
    <message>
        <source>Take this view</source>
        <translation>改用当前画面</translation>
    </message>
    <message>
        <source>The number of a stop; Enter goes to it</source>
        <translation>站号；按回车前往</translation>
    </message>
    <message>
        <source>The other colour of ink</source>
        <translation>换另一种墨色</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>到结尾</translation>
    </message>
    <message>
        <source>To the first stop</source>
        <translation>到第一站</translation>
    </message>
    <message>
        <source>To the last stop</source>
        <translation>到最后一站</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>到开头</translation>
    </message>
    <message>
        <source>Two dates: curtain, or side by side</source>
        <translation>两个日期：拉幕或并排</translation>
    </message>
    <message>
        <source>Two dates: let them change places</source>
        <translation>两个日期：左右互换</translation>
    </message>
    <message>
        <source>Two dates: the curtain to the left</source>
        <translation>两个日期：幕向左移</translation>
    </message>
    <message>
        <source>Two dates: the curtain to the right</source>
        <translation>两个日期：幕向右移</translation>
    </message>
    <message>
        <source>Two dates: the other one a day earlier</source>
        <translation>两个日期：另一日期早一天</translation>
    </message>
    <message>
        <source>Two dates: the other one a day later</source>
        <translation>两个日期：另一日期晚一天</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Wall map …</source>
        <translation>挂图…</translation>
    </message>
    <message>
        <source>What has changed since the stop before?</source>
        <translation>上一站以来有什么变化？</translation>
    </message>
    <message>
        <source>White screen</source>
        <translation>白屏</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
</context>
<context>
    <name>card</name>
    <message>
        <source>Commander</source>
        <translation>指挥官</translation>
    </message>
    <message>
        <source>Commissar</source>
        <translation>政委</translation>
    </message>
    <message>
        <source>Its way</source>
        <translation>行程</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>下辖</translation>
    </message>
    <message>
        <source>No dated position is known.</source>
        <translation>没有已知的定位点。</translation>
    </message>
    <message>
        <source>No dated positions of its own: it goes with</source>
        <translation>没有自己的定位点，随同行动：</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>Under</source>
        <translation>隶属</translation>
    </message>
    <message>
        <source>What this position rests on</source>
        <translation>此位置的依据</translation>
    </message>
    <message>
        <source>c.: worked out, told to the hour</source>
        <translation>“约”：推算所得，精确到小时</translation>
    </message>
    <message>
        <source>leaves {date} {how}, {km} km as the crow flies</source>
        <translation>{date}{how}离开，直线 {km} 公里</translation>
    </message>
    <message>
        <source>prisoner of war since {date}</source>
        <translation>自{date}起被俘</translation>
    </message>
    <message>
        <source>{men} men</source>
        <translation>{men}人</translation>
    </message>
</context>
<context>
    <name>chart_save</name>
    <message>
        <source>Document (*.pdf)</source>
        <translation>文档 (*.pdf)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>dates</name>
    <message>
        <source>1 day = {seconds:g} s</source>
        <translation>1天 = {seconds:g}秒</translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>c. {time}</source>
        <translation>约{time}</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>ddd d MMMM yyyy</source>
        <translation>yyyy年M月d日 ddd</translation>
    </message>
    <message>
        <source>{hours:g} h = 1 s</source>
        <translation>{hours:g}小时 = 1秒</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
</context>
<context>
    <name>event_text</name>
    <message>
        <source>Sources</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>The sources disagree</source>
        <translation>各家说法不一</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>&quot;{found}&quot; does not exist in the calendar</source>
        <translation>历法中没有“{found}”</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; has no day; write it like 1948-10-14</source>
        <translation>“{found}”没有写明日；请写成 1948-10-14</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is longer than {limit} characters</source>
        <translation>“{found}”超过 {limit} 个字符</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a length of time; write it like 1h or 30min</source>
        <translation>“{found}”不是时长；请写成 1h 或 30min</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a line; write it like line:jingshen</source>
        <translation>“{found}”不是线路；请写成 line:jingshen 的样子</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a number; write it like 41.1</source>
        <translation>“{found}”不是数字；请写成 41.1 的样子</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a point; write it like 121.1 41.2 (lon lat)</source>
        <translation>“{found}”不是坐标点；请写成 121.1 41.2（经度 纬度）的样子</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a time; write it like 1948-10-14T10:00 or 1948-10-14</source>
        <translation>“{found}”不是时间；请写成 1948-10-14T10:00 或 1948-10-14</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a whole number; write it like 12000</source>
        <translation>“{found}”不是整数；请写成 12000 的样子</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not an id; use letters, digits and _ . - + ( )</source>
        <translation>“{found}”不是标识；请用字母、数字与 _ . - + ( )</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not an offset from UTC; write it like &quot;+08:00&quot;</source>
        <translation>“{found}”不是与 UTC 的时差；请写成 &quot;+08:00&quot;</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not one of: {options}</source>
        <translation>“{found}”不在其中：{options}</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not one of: {options} (did you mean &quot;{near}&quot;?)</source>
        <translation>“{found}”不在其中：{options}（是否指“{near}”？）</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is out of the calendar of this program</source>
        <translation>“{found}”超出本程序的历法范围</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is too large: {limit} is the most</source>
        <translation>“{found}”太大：最大为 {limit}</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is too small: {limit} is the least</source>
        <translation>“{found}”太小：最小为 {limit}</translation>
    </message>
    <message>
        <source>&quot;{id}&quot; may not be the id of a side: it has a meaning in control.csv</source>
        <translation>“{id}”不能作为阵营的标识：它在 control.csv 中另有含义</translation>
    </message>
    <message>
        <source>--center {lon},{lat}: the scenario&apos;s projection has no such point.</source>
        <translation>--center {lon},{lat}：战例的投影中没有这一点。</translation>
    </message>
    <message>
        <source>--layers {name}: no such choice; there are {known}.</source>
        <translation>--layers {name}：没有这个选项；可用：{known}。</translation>
    </message>
    <message>
        <source>--layers {name}: no such layer; there are {known}.</source>
        <translation>--layers {name}：没有这个图层；现有 {known}。</translation>
    </message>
    <message>
        <source>--layers {name}@…: only furniture stands in corners: {known}.</source>
        <translation>--layers {name}@…：只有图廓要素可以放在四角：{known}。</translation>
    </message>
    <message>
        <source>--layers …@{name}: no such corner; there are {known}.</source>
        <translation>--layers …@{name}：没有这个角；现有 {known}。</translation>
    </message>
    <message>
        <source>--lecture {name}: no such lecture; there are: {names}.</source>
        <translation>--lecture {name}：没有这个讲解；现有：{names}。</translation>
    </message>
    <message>
        <source>--names {name}: no such language; there are {known}.</source>
        <translation>--names {name}：没有这种语言；现有 {known}。</translation>
    </message>
    <message>
        <source>--names {text}: give one language or two different ones, such as zh-Hans,period.</source>
        <translation>--names {text}：请给出一种语言或两种不同的语言，例如 zh-Hans,period。</translation>
    </message>
    <message>
        <source>--side {name}: no such side; the scenario has {known}.</source>
        <translation>--side {name}：没有这一方；战例中有：{known}。</translation>
    </message>
    <message>
        <source>--style {name}: no such style; there are {known}.</source>
        <translation>--style {name}：没有这种样式；现有 {known}。</translation>
    </message>
    <message>
        <source>--view {name}: no such view; the scenario has {views}.</source>
        <translation>--view {name}：没有这个视图；战例中有 {views}。</translation>
    </message>
    <message>
        <source>A GIF of {size:.0f} MB: many programs refuse more than {most:.0f}. A smaller size, fewer pictures a second, a shorter range, or .webp or .mp4 make it smaller.</source>
        <translation>GIF 约 {size:.0f} MB：许多程序不接受超过 {most:.0f} MB 的文件。请减小尺寸、降低每秒画面数、缩短时段，或改用 .webp 或 .mp4。</translation>
    </message>
    <message>
        <source>A circle has a middle and a radius of at least 0.1 km, like tashan 8 km; found: {found}</source>
        <translation>圆圈须有圆心和不小于0.1公里的半径，如 tashan 8 km；现为：{found}</translation>
    </message>
    <message>
        <source>A lecture cannot be written to {path}: its name should end in .pdf (a handout) or .pptx (a deck).</source>
        <translation>无法把讲解写入 {path}：文件名应以 .pdf（讲义）或 .pptx（幻灯片）结尾。</translation>
    </message>
    <message>
        <source>A picture could not be packed: {reason}.</source>
        <translation>图片无法压缩：{reason}。</translation>
    </message>
    <message>
        <source>A picture of {width} x {height} pixels is too large. Choose smaller letters, or write an .svg or .pdf.</source>
        <translation>{width} x {height} 像素的图片太大。请选择更小的字号，或写成 .svg 或 .pdf。</translation>
    </message>
    <message>
        <source>A picture of {width}x{height} cannot be made: the width must be 320 to 7680 pixels and the height 180 to 4320.</source>
        <translation>无法生成 {width}x{height} 的图片：宽须为 320 至 7680 像素，高须为 180 至 4320 像素。</translation>
    </message>
    <message>
        <source>A plan has no word {word}; did you mean {near}?</source>
        <translation>影片方案中没有 {word} 一词；是否指 {near}？</translation>
    </message>
    <message>
        <source>A plan says either {one} or {other}, not both.</source>
        <translation>影片方案中 {one} 与 {other} 只能取其一。</translation>
    </message>
    <message>
        <source>A process that painted has ended without a word. What it finished is whole; give the same command again.</source>
        <translation>一个绘图进程意外结束。已完成的部分是完整的；请再次发出同样的命令。</translation>
    </message>
    <message>
        <source>About {need:.0f} MB are needed and {free:.0f} MB are free in {folder}. Take a smaller size, fewer frames, or another disk.</source>
        <translation>约需 {need:.0f} MB，而 {folder} 只余 {free:.0f} MB。请减小尺寸、减少帧数，或换一个磁盘。</translation>
    </message>
    <message>
        <source>An arrow leads from one spot to another, like jinxi &gt; tashan; found: {found}</source>
        <translation>箭头须由一处指向另一处，如 jinxi &gt; tashan；现为：{found}</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>4月</translation>
    </message>
    <message>
        <source>April</source>
        <translation>4月</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>8月</translation>
    </message>
    <message>
        <source>August</source>
        <translation>8月</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>前后</translation>
    </message>
    <message>
        <source>Cities, towns and ports of known control, by control.csv.</source>
        <translation>据 control.csv，归属已知的城市、城镇与港口。</translation>
    </message>
    <message>
        <source>Dated rows of losses.csv, spread evenly over their days. A side without such rows has no curve.</source>
        <translation>据 losses.csv 有日期的各行，均摊到各日。没有此类数据的一方无曲线。</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>12月</translation>
    </message>
    <message>
        <source>December</source>
        <translation>12月</translation>
    </message>
    <message>
        <source>Each place of known control speaks for the land nearest to it; contested land is nobody&apos;s.</source>
        <translation>归属已知的每个地点代表离它最近的土地；争夺中的土地不计入任何一方。</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>2月</translation>
    </message>
    <message>
        <source>February</source>
        <translation>2月</translation>
    </message>
    <message>
        <source>From {first} to {last} there is no film: the range is too short for its frames. Take a longer range, a faster speed, or a step.</source>
        <translation>从 {first} 到 {last} 不成影片：时段太短，不足以成帧。请延长时段、加快速度，或指定步长。</translation>
    </message>
    <message>
        <source>Ground held, thousands of km²</source>
        <translation>控制面积（千平方公里）</translation>
    </message>
    <message>
        <source>In a plan, {word} needs {other} beside it.</source>
        <translation>影片方案中 {word} 须与 {other} 同用。</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>1月</translation>
    </message>
    <message>
        <source>January</source>
        <translation>1月</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>7月</translation>
    </message>
    <message>
        <source>July</source>
        <translation>7月</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>6月</translation>
    </message>
    <message>
        <source>June</source>
        <translation>6月</translation>
    </message>
    <message>
        <source>Losses by force, thousands of men ({side})</source>
        <translation>各部损失（千人）：{side}</translation>
    </message>
    <message>
        <source>Losses since the start, thousands of men</source>
        <translation>累计损失（千人）</translation>
    </message>
    <message>
        <source>Made with Liaoshen Viewer {version}</source>
        <translation>由 Liaoshen Viewer {version} 制作</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>3月</translation>
    </message>
    <message>
        <source>March</source>
        <translation>3月</translation>
    </message>
    <message>
        <source>May</source>
        <translation>5月</translation>
    </message>
    <message>
        <source>No formation of this scenario is called {name}.</source>
        <translation>本战例中没有名为 {name} 的部队。</translation>
    </message>
    <message>
        <source>No place of this scenario is called {name}; a point is written as longitude and latitude, like 120.9 40.82.</source>
        <translation>本战例中没有名为 {name} 的地点；点须写成经度和纬度，如 120.9 40.82。</translation>
    </message>
    <message>
        <source>No scheduler answers at {address}. Start one (dask scheduler), or correct the address.</source>
        <translation>{address} 没有调度程序应答。请启动一个（dask scheduler），或更正地址。</translation>
    </message>
    <message>
        <source>No side is called {name}; the sides are {sides}.</source>
        <translation>没有名为 {name} 的一方；各方为 {sides}。</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>11月</translation>
    </message>
    <message>
        <source>November</source>
        <translation>11月</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>10月</translation>
    </message>
    <message>
        <source>October</source>
        <translation>10月</translation>
    </message>
    <message>
        <source>Order of battle on {date}</source>
        <translation>{date}战斗序列</translation>
    </message>
    <message>
        <source>Prisoners and defections, thousands of men</source>
        <translation>被俘与起义（千人）</translation>
    </message>
    <message>
        <source>Scale 1 : {denominator}: a centimetre of this page is {km} km of country, exactly so in the middle of the map. Projection: {projection}.</source>
        <translation>比例尺 1 : {denominator}：图上 1 厘米合实地 {km} 公里，在图幅中心精确。投影：{projection}。</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>9月</translation>
    </message>
    <message>
        <source>September</source>
        <translation>9月</translation>
    </message>
    <message>
        <source>Strength by force, thousands of men ({side})</source>
        <translation>各部兵力（千人）：{side}</translation>
    </message>
    <message>
        <source>Strength, thousands of men</source>
        <translation>兵力（千人）</translation>
    </message>
    <message>
        <source>Strengths as in the order of battle.</source>
        <translation>兵力与战斗序列一致。</translation>
    </message>
    <message>
        <source>That would be {count} pictures, and at most {limit} are made at once. Take a longer step or fewer days.</source>
        <translation>共需 {count} 张图片，而一次最多生成 {limit} 张。请加大步长或减少天数。</translation>
    </message>
    <message>
        <source>The disk is full: {path} could not be written, {free} bytes are free. What was written before is whole; make room and give the same command again.</source>
        <translation>磁盘已满：{path} 无法写入，尚余 {free} 字节。此前写入的都是完整的；请腾出空间后再次发出同样的命令。</translation>
    </message>
    <message>
        <source>The disk is full: {path} has {size} bytes, {free} are free. What was written before is whole; make room and give the same command again.</source>
        <translation>磁盘已满：{path} 有 {size} 字节，尚余 {free} 字节。此前写入的都是完整的；请腾出空间后再次发出同样的命令。</translation>
    </message>
    <message>
        <source>The display {display} does not answer, so no window can be opened; to make pictures without one use `{command} export --from T --to T --step 1h --output FOLDER/`.</source>
        <translation>显示器 {display} 没有响应，无法打开窗口；要在没有显示器时生成图片，请用 `{command} export --from T --to T --step 1h --output FOLDER/`。</translation>
    </message>
    <message>
        <source>The drawing of a sign cannot be used: {where}: {what}. Install the program again.</source>
        <translation>符号图形无法使用：{where}：{what}。请重新安装本程序。</translation>
    </message>
    <message>
        <source>The film {path} has {found} frames instead of {wanted}.</source>
        <translation>影片 {path} 有 {found} 帧，应有 {wanted} 帧。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be written to: {reason}.</source>
        <translation>文件夹 {folder} 无法写入：{reason}。</translation>
    </message>
    <message>
        <source>The folder {folder} is not there, and {path} is to be in it. Make it.</source>
        <translation>{path} 应在文件夹 {folder} 中，而该文件夹不存在。请先建立。</translation>
    </message>
    <message>
        <source>The font family {family} is not in {folder}. Install the program again, or build the fonts with the tools of the source tree.</source>
        <translation>{folder} 中没有字体 {family}。请重新安装程序，或用源代码中的工具生成字体。</translation>
    </message>
    <message>
        <source>The font file {path} cannot be used. Install the program again.</source>
        <translation>字体文件 {path} 无法使用。请重新安装程序。</translation>
    </message>
    <message>
        <source>The last time, {last}, lies before the first, {first}. Exchange them.</source>
        <translation>终止时间 {last} 早于起始时间 {first}。请对调。</translation>
    </message>
    <message>
        <source>The lecture was not saved to &quot;{path}&quot;, because it could not be opened again: {reason}</source>
        <translation>讲解未能存到“{path}”，因为无法再次打开：{reason}</translation>
    </message>
    <message>
        <source>The lecture was not saved: &quot;{path}&quot; cannot be written: {reason}</source>
        <translation>讲解未能保存：“{path}”无法写入：{reason}</translation>
    </message>
    <message>
        <source>The lecture was not saved: the file &quot;{path}&quot; has been changed and cannot be read now ({reason}). Correct the file, or save under another name.</source>
        <translation>讲解未能保存：文件“{path}”已被改动，现在无法读取（{reason}）。请更正文件，或另存为其他名称。</translation>
    </message>
    <message>
        <source>The lecture was not saved: the file &quot;{path}&quot; is written in a form that this program cannot change without loss. Save under another name.</source>
        <translation>讲解未能保存：文件“{path}”的写法使本程序无法毫无损失地改写。请另存为其他名称。</translation>
    </message>
    <message>
        <source>The lecture {path} cannot be used:
{problems}</source>
        <translation>讲解 {path} 无法使用：
{problems}</translation>
    </message>
    <message>
        <source>The lecture {path} has no stop yet. Record one, then try again.</source>
        <translation>讲解 {path} 还没有站点。请先记录一个站点，再试一次。</translation>
    </message>
    <message>
        <source>The picture {path} could not be written: {reason}.</source>
        <translation>图片 {path} 无法写入：{reason}。</translation>
    </message>
    <message>
        <source>The plan {path} cannot be read: {reason}.</source>
        <translation>影片方案 {path} 无法读取：{reason}。</translation>
    </message>
    <message>
        <source>The plan {path} is not a list of `word: text`.</source>
        <translation>影片方案 {path} 不是由“词: 文字”组成的列表。</translation>
    </message>
    <message>
        <source>The scheduler at {address} gave the work up ({reason}). What is done is whole; give the same command again.</source>
        <translation>{address} 的调度程序放弃了任务（{reason}）。已完成的部分完好；请再次执行同一命令。</translation>
    </message>
    <message>
        <source>The scheduler at {address} has no worker yet. Start some: dask worker {address} --nthreads 1.</source>
        <translation>{address} 的调度程序还没有工作进程。请启动：dask worker {address} --nthreads 1。</translation>
    </message>
    <message>
        <source>The size is rounded to {width}x{height}: films need even numbers.</source>
        <translation>尺寸取整为 {width}x{height}：影片须用偶数。</translation>
    </message>
    <message>
        <source>The style file {where} cannot be used: {what}. Correct it, or install the program again.</source>
        <translation>样式文件 {where} 无法使用：{what}。请更正，或重新安装程序。</translation>
    </message>
    <message>
        <source>The system lacks {libraries}, without which Qt cannot start; on Debian or Ubuntu: apt install {packages}.</source>
        <translation>系统缺少 {libraries}，Qt 因此无法启动；在 Debian 或 Ubuntu 上：apt install {packages}。</translation>
    </message>
    <message>
        <source>The time {time} is outside the scenario&apos;s clock: it runs from {start} to {end}.</source>
        <translation>时间 {time} 不在战例之内：战例从 {start} 到 {end}。</translation>
    </message>
    <message>
        <source>The translations {path} cannot be read. Install the program again, or build them with the tools of the source tree.</source>
        <translation>译文文件 {path} 无法读取。请重新安装程序，或用源代码中的工具生成。</translation>
    </message>
    <message>
        <source>The worker on {place} would make other pictures: it has {found}. Install the same versions there, or stop that worker; what is done is whole.</source>
        <translation>{place} 上的工作进程会产生不同的画面：它的版本为 {found}。请在那里安装相同的版本，或停止该进程；已完成的部分完好。</translation>
    </message>
    <message>
        <source>The worker {place} cannot load Liaoshen Viewer: {reason}. Install it there, or stop that worker.</source>
        <translation>工作进程 {place} 无法载入本程序：{reason}。请在那里安装，或停止该进程。</translation>
    </message>
    <message>
        <source>There is no display to open a window on; to make pictures without one use `{command} export --from T --to T --step 1h --output FOLDER/`.</source>
        <translation>没有可以打开窗口的显示器；要在没有显示器时生成图片，请用 `{command} export --from T --to T --step 1h --output FOLDER/`。</translation>
    </message>
    <message>
        <source>Towns held</source>
        <translation>控制城镇数</translation>
    </message>
    <message>
        <source>Using a scheduler needs more than is installed: pip install &apos;liaoshen-viewer[cluster]&apos;.</source>
        <translation>使用调度程序需要另外安装：pip install &apos;liaoshen-viewer[cluster]&apos;。</translation>
    </message>
    <message>
        <source>a FeatureCollection with a list of features is expected</source>
        <translation>此处应为带要素列表的 FeatureCollection</translation>
    </message>
    <message>
        <source>a NUL byte stands here; this is not a text file</source>
        <translation>此处有 NUL 字节；这不是文本文件</translation>
    </message>
    <message>
        <source>a documented row needs a source; name one, or call it inferred</source>
        <translation>标为 documented 的行必须有出处；请写明，或改为 inferred</translation>
    </message>
    <message>
        <source>a figure says where it is from: name a source, or give a note</source>
        <translation>数字须说明来历：请写明出处，或加注</translation>
    </message>
    <message>
        <source>a list is expected here</source>
        <translation>此处应为列表</translation>
    </message>
    <message>
        <source>a list or a map stands in the place of a key</source>
        <translation>键的位置上是列表或映射</translation>
    </message>
    <message>
        <source>a list with the key &quot;events&quot; is expected here</source>
        <translation>此处应为键“events”之下的列表</translation>
    </message>
    <message>
        <source>a map with keys is expected here</source>
        <translation>此处应为带键的映射</translation>
    </message>
    <message>
        <source>a projection may not name a file, a grid or an init list; write it out with +proj=</source>
        <translation>投影不得引用文件、格网或 init 列表；请用 +proj= 写出</translation>
    </message>
    <message>
        <source>a quote stands inside a cell without quotes; put the whole cell in quotes and double the one inside</source>
        <translation>未加引号的单元格内有引号；请给整个单元格加引号，并把里面的引号写两次</translation>
    </message>
    <message>
        <source>a second document starts here; one file holds one</source>
        <translation>此处开始了第二个文档；一个文件只能有一个</translation>
    </message>
    <message>
        <source>a stop needs a &quot;view&quot;, or &quot;center&quot; and &quot;width_km&quot;</source>
        <translation>停靠点必须有 “view”，或 “center” 与 “width_km”</translation>
    </message>
    <message>
        <source>a tab stands at the head of this line; indent with spaces</source>
        <translation>行首有制表符；请用空格缩进</translation>
    </message>
    <message>
        <source>a text is expected here</source>
        <translation>此处应为文字</translation>
    </message>
    <message>
        <source>a waypoint needs a place, or lon and lat</source>
        <translation>定位点必须有 place，或 lon 与 lat</translation>
    </message>
    <message>
        <source>a waypoint of &quot;{unit}&quot; with the same time stands in line {line}</source>
        <translation>“{unit}”同一时间的定位点已在第 {line} 行</translation>
    </message>
    <message>
        <source>advance, attack</source>
        <translation>推进、进攻</translation>
    </message>
    <message>
        <source>aliases are not allowed here (&quot;*{id}&quot;); write the value out, or put the text in quotes</source>
        <translation>此处不允许别名（“*{id}”）；请写出值，或给文字加引号</translation>
    </message>
    <message>
        <source>an inferred row says what it rests on: name a source, say it in the note, or call the row reconstructed</source>
        <translation>标为 inferred 的行须说明依据：请写明出处、在 note 中说明，或改为 reconstructed</translation>
    </message>
    <message>
        <source>anchors are not allowed here (&quot;&amp;{id}&quot;); write the value out, or put the text in quotes</source>
        <translation>此处不允许锚点（“&amp;{id}”）；请写出值，或给文字加引号</translation>
    </message>
    <message>
        <source>army group</source>
        <translation>兵团</translation>
    </message>
    <message>
        <source>army, column</source>
        <translation>军、纵队</translation>
    </message>
    <message>
        <source>artillery</source>
        <translation>炮兵</translation>
    </message>
    <message>
        <source>attacking</source>
        <translation>进攻</translation>
    </message>
    <message>
        <source>besieged town</source>
        <translation>被围城镇</translation>
    </message>
    <message>
        <source>border of 1948</source>
        <translation>1948年边界</translation>
    </message>
    <message>
        <source>brigade</source>
        <translation>旅</translation>
    </message>
    <message>
        <source>by air</source>
        <translation>空运</translation>
    </message>
    <message>
        <source>by sea</source>
        <translation>海运</translation>
    </message>
    <message>
        <source>captured</source>
        <translation>被俘</translation>
    </message>
    <message>
        <source>cavalry</source>
        <translation>骑兵</translation>
    </message>
    <message>
        <source>center: {lon},{lat}: the scenario&apos;s projection has no such point.</source>
        <translation>center: {lon},{lat}：战例的投影中没有这一点。</translation>
    </message>
    <message>
        <source>changed sides</source>
        <translation>起义、倒戈</translation>
    </message>
    <message>
        <source>chart {name}: there is no such chart; there are {known}.</source>
        <translation>chart {name}：没有这种图表；可选：{known}。</translation>
    </message>
    <message>
        <source>chroma: {chroma} cannot be encoded as av1; take another codec.</source>
        <translation>chroma: {chroma} 不能用 av1 编码，请换一种 codec。</translation>
    </message>
    <message>
        <source>chroma: {chroma} is for films; pictures always have full colours.</source>
        <translation>chroma: {chroma} 只用于影片；图片的色彩总是完整的。</translation>
    </message>
    <message>
        <source>codec: {codec} cannot stand in a film that ends in {ending}: {known} can.</source>
        <translation>codec: {codec} 不能用于 {ending} 影片，可用 {known}。</translation>
    </message>
    <message>
        <source>codec: {codec} is for films, which end in .mp4 or .webm.</source>
        <translation>codec: {codec} 只用于影片（.mp4 或 .webm）。</translation>
    </message>
    <message>
        <source>contested ground</source>
        <translation>争夺区</translation>
    </message>
    <message>
        <source>day {day} of {days}</source>
        <translation>第{day}天，共{days}天</translation>
    </message>
    <message>
        <source>defected</source>
        <translation>起义</translation>
    </message>
    <message>
        <source>defending</source>
        <translation>防御</translation>
    </message>
    <message>
        <source>destroyed</source>
        <translation>被歼</translation>
    </message>
    <message>
        <source>destroyed within a day</source>
        <translation>一日内被歼</translation>
    </message>
    <message>
        <source>dissolved</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>division</source>
        <translation>师</translation>
    </message>
    <message>
        <source>encircled</source>
        <translation>被围</translation>
    </message>
    <message>
        <source>engineers</source>
        <translation>工兵</translation>
    </message>
    <message>
        <source>evacuated</source>
        <translation>撤走</translation>
    </message>
    <message>
        <source>every feature must be an object</source>
        <translation>每个要素都必须是对象</translation>
    </message>
    <message>
        <source>fighting</source>
        <translation>交战</translation>
    </message>
    <message>
        <source>follow: {name} is nowhere between the first and the last moment.</source>
        <translation>follow: {name} 在起止时刻之间没有位置。</translation>
    </message>
    <message>
        <source>follow: {name}: no such formation (did you mean {near}?).</source>
        <translation>follow: {name}：没有这支部队（是否指 {near}？）。</translation>
    </message>
    <message>
        <source>front, teeth to the enemy</source>
        <translation>战线，齿朝敌方</translation>
    </message>
    <message>
        <source>give either &quot;seconds&quot; or &quot;speed&quot;, not both</source>
        <translation>“seconds”与“speed”只能取其一</translation>
    </message>
    <message>
        <source>give either &quot;time&quot; or &quot;start&quot;, not both</source>
        <translation>“time”与“start”只能取其一</translation>
    </message>
    <message>
        <source>give either &quot;view&quot;, or &quot;center&quot; and &quot;width_km&quot;</source>
        <translation>请给出“view”，或“center”与“width_km”，只取其一</translation>
    </message>
    <message>
        <source>headquarters</source>
        <translation>指挥部</translation>
    </message>
    <message>
        <source>how far it may have stood off</source>
        <translation>位置误差范围</translation>
    </message>
    <message>
        <source>in reserve</source>
        <translation>预备队</translation>
    </message>
    <message>
        <source>in the spreadsheet choose &quot;Save as&quot; and &quot;CSV UTF-8 (comma delimited)&quot;</source>
        <translation>请在电子表格中选择“另存为”和“CSV UTF-8（逗号分隔）”</translation>
    </message>
    <message>
        <source>infantry</source>
        <translation>步兵</translation>
    </message>
    <message>
        <source>lines that start with &quot;%&quot; are not allowed; delete them</source>
        <translation>不允许以“%”开头的行；请删除</translation>
    </message>
    <message>
        <source>neither &quot;{id}&quot; nor any superior of it has a waypoint, so it is never shown</source>
        <translation>“{id}”及其各级上级都没有定位点，因此永不显示</translation>
    </message>
    <message>
        <source>no column &quot;{id}&quot; is known in this table</source>
        <translation>此表没有列“{id}”</translation>
    </message>
    <message>
        <source>no column &quot;{id}&quot; is known in this table (did you mean &quot;{near}&quot;?)</source>
        <translation>此表没有列“{id}”（是否指“{near}”？）</translation>
    </message>
    <message>
        <source>no file of a scenario has this name (did you mean &quot;{near}&quot;?)</source>
        <translation>战例中没有这个名称的文件（是否指“{near}”？）</translation>
    </message>
    <message>
        <source>no holder &quot;{id}&quot;</source>
        <translation>没有控制方“{id}”</translation>
    </message>
    <message>
        <source>no holder &quot;{id}&quot; (did you mean &quot;{near}&quot;?)</source>
        <translation>没有控制方“{id}”（是否指“{near}”？）</translation>
    </message>
    <message>
        <source>no key &quot;{id}&quot; is known here</source>
        <translation>此处没有键“{id}”</translation>
    </message>
    <message>
        <source>no key &quot;{id}&quot; is known here (did you mean &quot;{near}&quot;?)</source>
        <translation>此处没有键“{id}”（是否指“{near}”？）</translation>
    </message>
    <message>
        <source>no language &quot;{id}&quot;</source>
        <translation>没有语言“{id}”</translation>
    </message>
    <message>
        <source>no language &quot;{id}&quot; (did you mean &quot;{near}&quot;?)</source>
        <translation>没有语言“{id}”（是否指“{near}”？）</translation>
    </message>
    <message>
        <source>no layer &quot;{id}&quot;</source>
        <translation>没有图层“{id}”</translation>
    </message>
    <message>
        <source>no layer &quot;{id}&quot; (did you mean &quot;{near}&quot;?)</source>
        <translation>没有图层“{id}”（是否指“{near}”？）</translation>
    </message>
    <message>
        <source>no line &quot;{id}&quot;</source>
        <translation>没有线路“{id}”</translation>
    </message>
    <message>
        <source>no line &quot;{id}&quot; (did you mean &quot;{near}&quot;?)</source>
        <translation>没有线路“{id}”（是否指“{near}”？）</translation>
    </message>
    <message>
        <source>no person &quot;{id}&quot;</source>
        <translation>没有人物“{id}”</translation>
    </message>
    <message>
        <source>no person &quot;{id}&quot; (did you mean &quot;{near}&quot;?)</source>
        <translation>没有人物“{id}”（是否指“{near}”？）</translation>
    </message>
    <message>
        <source>no phase &quot;{id}&quot;</source>
        <translation>没有阶段“{id}”</translation>
    </message>
    <message>
        <source>no phase &quot;{id}&quot; (did you mean &quot;{near}&quot;?)</source>
        <translation>没有阶段“{id}”（是否指“{near}”？）</translation>
    </message>
    <message>
        <source>no place &quot;{id}&quot;</source>
        <translation>没有地点“{id}”</translation>
    </message>
    <message>
        <source>no place &quot;{id}&quot; (did you mean &quot;{near}&quot;?)</source>
        <translation>没有地点“{id}”（是否指“{near}”？）</translation>
    </message>
    <message>
        <source>no scenario &quot;{text}&quot;: give a scenario&apos;s folder, or the name of a bundled one ({names})</source>
        <translation>没有名为“{text}”的战例：请给出战例的文件夹，或自带战例的名称（{names}）</translation>
    </message>
    <message>
        <source>no side &quot;{id}&quot;</source>
        <translation>没有阵营“{id}”</translation>
    </message>
    <message>
        <source>no side &quot;{id}&quot; (did you mean &quot;{near}&quot;?)</source>
        <translation>没有阵营“{id}”（是否指“{near}”？）</translation>
    </message>
    <message>
        <source>no source &quot;{id}&quot;</source>
        <translation>没有出处“{id}”</translation>
    </message>
    <message>
        <source>no source &quot;{id}&quot; (did you mean &quot;{near}&quot;?)</source>
        <translation>没有出处“{id}”（是否指“{near}”？）</translation>
    </message>
    <message>
        <source>no style &quot;{id}&quot;</source>
        <translation>没有样式“{id}”</translation>
    </message>
    <message>
        <source>no style &quot;{id}&quot; (did you mean &quot;{near}&quot;?)</source>
        <translation>没有样式“{id}”（是否指“{near}”？）</translation>
    </message>
    <message>
        <source>no such warning is given (any more): delete this row</source>
        <translation>没有（或不再有）这样的警告：请删除此行</translation>
    </message>
    <message>
        <source>no unit &quot;{id}&quot;</source>
        <translation>没有部队“{id}”</translation>
    </message>
    <message>
        <source>no unit &quot;{id}&quot; (did you mean &quot;{near}&quot;?)</source>
        <translation>没有部队“{id}”（是否指“{near}”？）</translation>
    </message>
    <message>
        <source>no view &quot;{id}&quot;</source>
        <translation>没有视图“{id}”</translation>
    </message>
    <message>
        <source>no view &quot;{id}&quot; (did you mean &quot;{near}&quot;?)</source>
        <translation>没有视图“{id}”（是否指“{near}”？）</translation>
    </message>
    <message>
        <source>nothing in the way</source>
        <translation>四面无阻</translation>
    </message>
    <message>
        <source>on the move</source>
        <translation>行进中</translation>
    </message>
    <message>
        <source>page: {page} is for one picture: end its name in .pdf, .svg or .png, and take one moment.</source>
        <translation>page: {page} 只用于单张图片：文件名请以 .pdf、.svg 或 .png 结尾，并只取一个时刻。</translation>
    </message>
    <message>
        <source>position inferred</source>
        <translation>位置据推断</translation>
    </message>
    <message>
        <source>position reconstructed</source>
        <translation>位置据重建</translation>
    </message>
    <message>
        <source>railway</source>
        <translation>铁路</translation>
    </message>
    <message>
        <source>railway cut</source>
        <translation>铁路被切断</translation>
    </message>
    <message>
        <source>regiment</source>
        <translation>团</translation>
    </message>
    <message>
        <source>save it as UTF-8 in the editor</source>
        <translation>请在编辑器中存为 UTF-8</translation>
    </message>
    <message>
        <source>services</source>
        <translation>后勤</translation>
    </message>
    <message>
        <source>share of first strength left</source>
        <translation>尚存首日兵力的比例</translation>
    </message>
    <message>
        <source>shut in on every side</source>
        <translation>四面被围</translation>
    </message>
    <message>
        <source>supreme command, front</source>
        <translation>最高统帅部、方面军</translation>
    </message>
    <message>
        <source>surrendered</source>
        <translation>投降</translation>
    </message>
    <message>
        <source>tags are not allowed here (&quot;{id}&quot;); put a text that starts with &quot;!&quot; in quotes</source>
        <translation>此处不允许标签（“{id}”）；以“!”开头的文字请加引号</translation>
    </message>
    <message>
        <source>taken away by sea or air</source>
        <translation>海空撤走</translation>
    </message>
    <message>
        <source>text stands after the closing quote of the cell that starts at {line}:{column}; double a quote inside a cell</source>
        <translation>始于 {line}:{column} 的单元格在右引号之后还有文字；单元格内的引号须写两次</translation>
    </message>
    <message>
        <source>the cells of this table are separated by {found}, not by a comma; {way}</source>
        <translation>此表的单元格以 {found} 分隔，而不是逗号；{way}</translation>
    </message>
    <message>
        <source>the clock may run for {limit} years at most</source>
        <translation>时间最长为 {limit} 年</translation>
    </message>
    <message>
        <source>the column &quot;{id}&quot; is missing, and this table needs it</source>
        <translation>缺少列“{id}”，而此表必须有它</translation>
    </message>
    <message>
        <source>the column &quot;{id}&quot; stands here a second time</source>
        <translation>列“{id}”在此第二次出现</translation>
    </message>
    <message>
        <source>the control character {code} stands here; delete it</source>
        <translation>此处有控制字符 {code}；请删除</translation>
    </message>
    <message>
        <source>the day after the campaign</source>
        <translation>战役结束后一天</translation>
    </message>
    <message>
        <source>the day before the campaign</source>
        <translation>战役开始前一天</translation>
    </message>
    <message>
        <source>the file {path} is missing or cannot be read: install the program again</source>
        <translation>文件{path}缺失或无法读取：请重新安装程序</translation>
    </message>
    <message>
        <source>the folder &quot;{folder}&quot; holds no scenario: there is no {file} in it</source>
        <translation>文件夹“{folder}”中没有战例：缺少 {file}</translation>
    </message>
    <message>
        <source>the fonts of the program lack {letters}, which would stay blank: use another character</source>
        <translation>本程序的字体没有 {letters}，将显示为空白：请改用其他字符</translation>
    </message>
    <message>
        <source>the formations directly under &quot;{unit}&quot; have {under} men, more than its own {own}: correct a figure, or explain it in explanations.csv</source>
        <translation>“{unit}”直属各部共 {under} 人，多于其自身的 {own} 人：请更正数字，或在 explanations.csv 中说明</translation>
    </message>
    <message>
        <source>the geometry must be a LineString or a Polygon with one ring</source>
        <translation>几何必须是 LineString，或只有一环的 Polygon</translation>
    </message>
    <message>
        <source>the id &quot;{id}&quot; stands here a second time (first in line {line})</source>
        <translation>标识“{id}”在此第二次出现（首次在第 {line} 行）</translation>
    </message>
    <message>
        <source>the key &quot;{id}&quot; stands here a second time (first in line {line})</source>
        <translation>键“{id}”在此第二次出现（首次在第 {line} 行）</translation>
    </message>
    <message>
        <source>the key &quot;{id}&quot; stands twice in one object</source>
        <translation>键“{id}”在同一对象中出现两次</translation>
    </message>
    <message>
        <source>the map projection &quot;{text}&quot; does not serve the whole area of the map there and back: use one whose middle lies near it (longitude 123, latitude 42)</source>
        <translation>地图投影“{text}”不能在整个图幅内往返换算：请使用中心在附近（东经123度、北纬42度）的投影</translation>
    </message>
    <message>
        <source>the map projection &quot;{text}&quot; is not in metres on a plane: use a projected system with +units=m</source>
        <translation>地图投影“{text}”不是以米为单位的平面坐标：请使用带 +units=m 的投影坐标系</translation>
    </message>
    <message>
        <source>the map projection &quot;{text}&quot; is unknown to PROJ: give lambert, albers, utm51n, mercator, a PROJ text such as &quot;+proj=lcc +lat_1=40 +lat_2=44 +lat_0=42 +lon_0=123 +datum=WGS84 +units=m&quot;, or a code such as &quot;EPSG:32651&quot;</source>
        <translation>PROJ 不认识地图投影“{text}”：请给出 lambert、albers、utm51n、mercator，或 PROJ 字串，例如 &quot;+proj=lcc +lat_1=40 +lat_2=44 +lat_0=42 +lon_0=123 +datum=WGS84 +units=m&quot;，或代码，例如 &quot;EPSG:32651&quot;</translation>
    </message>
    <message>
        <source>the map projection &quot;{text}&quot; names a file, a grid or a pipeline: use one that needs no file</source>
        <translation>地图投影“{text}”引用了文件、格网或流程：请使用不需要文件的投影</translation>
    </message>
    <message>
        <source>the map&apos;s file {path} is damaged ({reason}): install the program again, or build the map with python -m tools.build_ground</source>
        <translation>地图文件 {path} 已损坏（{reason}）：请重新安装程序，或用 python -m tools.build_ground 生成地图</translation>
    </message>
    <message>
        <source>the map&apos;s file {path} is missing or cannot be read: install the program again, or build the map with python -m tools.build_ground</source>
        <translation>地图文件 {path} 缺失或无法读取：请重新安装程序，或用 python -m tools.build_ground 生成地图</translation>
    </message>
    <message>
        <source>the order of battle is deeper than {limit} levels here: {units}</source>
        <translation>战斗序列在此超过 {limit} 层：{units}</translation>
    </message>
    <message>
        <source>the order of battle runs in a circle: {units}</source>
        <translation>战斗序列首尾相接成环：{units}</translation>
    </message>
    <message>
        <source>the same language stands here twice</source>
        <translation>同一语言在此出现两次</translation>
    </message>
    <message>
        <source>the scenario &quot;{folder}&quot; has 1 error</source>
        <translation>战例“{folder}”有 1 个错误</translation>
    </message>
    <message>
        <source>the scenario &quot;{folder}&quot; has {errors} errors</source>
        <translation>战例“{folder}”有 {errors} 个错误</translation>
    </message>
    <message>
        <source>the scenario folder &quot;{folder}&quot; cannot be read: {reason}</source>
        <translation>战例文件夹“{folder}”无法读取：{reason}</translation>
    </message>
    <message>
        <source>the section ends at the place where it starts</source>
        <translation>路段的终点与起点相同</translation>
    </message>
    <message>
        <source>the shape &quot;{id}&quot; is not a route</source>
        <translation>图形“{id}”不是路线</translation>
    </message>
    <message>
        <source>the side &quot;{id}&quot; has the same colour</source>
        <translation>阵营“{id}”用了同样的颜色</translation>
    </message>
    <message>
        <source>the step cuts the clock into more than {limit} frames</source>
        <translation>此步长使帧数超过 {limit}</translation>
    </message>
    <message>
        <source>the step is longer than the clock runs</source>
        <translation>步长比全部时间还长</translation>
    </message>
    <message>
        <source>the superior &quot;{id}&quot; is of another side ({side})</source>
        <translation>上级“{id}”属于另一阵营（{side}）</translation>
    </message>
    <message>
        <source>the total ({total}) is less than its parts ({parts})</source>
        <translation>总数（{total}）少于各部分之和（{parts}）</translation>
    </message>
    <message>
        <source>there is no such lecture</source>
        <translation>没有这个讲解</translation>
    </message>
    <message>
        <source>there is no {language} for &quot;{text}&quot;, and the summary of the scenario has it</source>
        <translation>“{text}”没有 {language} 的写法，而战例的概述有这种语言</translation>
    </message>
    <message>
        <source>this column has no name</source>
        <translation>此列没有名称</translation>
    </message>
    <message>
        <source>this event does not begin within the phase &quot;{phase}&quot; ({start} to {end}): give it another phase, or correct its start</source>
        <translation>此事件不是在阶段“{phase}”（{start} 到 {end}）之内开始：请改属其他阶段，或更正开始时间</translation>
    </message>
    <message>
        <source>this file cannot be read: {reason}</source>
        <translation>此文件无法读取：{reason}</translation>
    </message>
    <message>
        <source>this file has more than {limit} problems; the rest is not listed</source>
        <translation>此文件的问题超过 {limit} 个；其余未列出</translation>
    </message>
    <message>
        <source>this file is empty</source>
        <translation>此文件是空的</translation>
    </message>
    <message>
        <source>this file is larger than {limit} MB</source>
        <translation>此文件超过 {limit} MB</translation>
    </message>
    <message>
        <source>this file is missing, and a scenario needs it</source>
        <translation>缺少此文件，而战例必须有它</translation>
    </message>
    <message>
        <source>this is a link that leaves the scenario&apos;s folder (to {target}); put the file itself into the folder</source>
        <translation>这是指向战例文件夹之外（{target}）的链接；请把文件本身放进文件夹</translation>
    </message>
    <message>
        <source>this is a spreadsheet workbook or an archive, not text; {way}</source>
        <translation>这是电子表格工作簿或压缩包，不是文本；{way}</translation>
    </message>
    <message>
        <source>this is after the unit&apos;s next waypoint (line {line})</source>
        <translation>这在该部队的下一个定位点（第 {line} 行）之后</translation>
    </message>
    <message>
        <source>this is before the waypoint of &quot;{unit}&quot; in line {line}; the rows of a unit must rise in time</source>
        <translation>这早于“{unit}”在第 {line} 行的定位点；一支部队的各行须按时间先后排列</translation>
    </message>
    <message>
        <source>this is format {found}, and this program reads format {known}</source>
        <translation>这是第 {found} 版格式，而本程序读第 {known} 版</translation>
    </message>
    <message>
        <source>this is nested deeper than {limit} levels</source>
        <translation>嵌套超过 {limit} 层</translation>
    </message>
    <message>
        <source>this is not JSON: {said}</source>
        <translation>这不是 JSON：{said}</translation>
    </message>
    <message>
        <source>this is not UTF-8 (it looks like {found}); {way}</source>
        <translation>这不是 UTF-8（看来是 {found}）；{way}</translation>
    </message>
    <message>
        <source>this is not UTF-8; {way}</source>
        <translation>这不是 UTF-8；{way}</translation>
    </message>
    <message>
        <source>this is not YAML: {said}</source>
        <translation>这不是 YAML：{said}</translation>
    </message>
    <message>
        <source>this is not after the start ({start})</source>
        <translation>这不在开始时间（{start}）之后</translation>
    </message>
    <message>
        <source>this is {kind}, not a file</source>
        <translation>这是 {kind}，不是文件</translation>
    </message>
    <message>
        <source>this line has {found} bytes, more than {limit}; break the text into lines</source>
        <translation>此行有 {found} 字节，超过 {limit}；请分行</translation>
    </message>
    <message>
        <source>this must be given</source>
        <translation>此项必填</translation>
    </message>
    <message>
        <source>this must be given, because &quot;{given}&quot; is</source>
        <translation>既已写明“{given}”，此项必填</translation>
    </message>
    <message>
        <source>this number is not finite</source>
        <translation>此数字不是有限数</translation>
    </message>
    <message>
        <source>this number is too long</source>
        <translation>此数字太长</translation>
    </message>
    <message>
        <source>this phase starts before the phase &quot;{id}&quot; ends ({end})</source>
        <translation>此阶段在阶段“{id}”结束（{end}）之前就开始</translation>
    </message>
    <message>
        <source>this quote is not closed before the file ends</source>
        <translation>到文件末尾引号仍未闭合</translation>
    </message>
    <message>
        <source>this row has {found} cells, the header has {expected}; a text with a comma must stand in quotes</source>
        <translation>此行有 {found} 个单元格，表头有 {expected} 个；含逗号的文字必须加引号</translation>
    </message>
    <message>
        <source>this says &quot;{found}&quot;, but at that moment it is &quot;{present}&quot;</source>
        <translation>此处写的是“{found}”，而当时是“{present}”</translation>
    </message>
    <message>
        <source>this says the same as line {line} does for the same moment; keep one, or give one of them an account</source>
        <translation>此行与第 {line} 行在同一时刻所说相同；请只留一行，或给其中一行标明 account</translation>
    </message>
    <message>
        <source>this scenario has no unit; give at least one row</source>
        <translation>此战例没有部队；请至少写一行</translation>
    </message>
    <message>
        <source>this scenario has no waypoint; give at least one row</source>
        <translation>此战例没有定位点；请至少写一行</translation>
    </message>
    <message>
        <source>this table is empty; its first line must name the columns</source>
        <translation>此表是空的；第一行必须写明各列名称</translation>
    </message>
    <message>
        <source>this text holds a control character or half a character pair, written as an escape; delete it</source>
        <translation>此文字中有以转义写成的控制字符或半个代理对；请删除</translation>
    </message>
    <message>
        <source>this was &quot;{id}&quot; before, so nothing changes</source>
        <translation>此前已是“{id}”，故没有变化</translation>
    </message>
    <message>
        <source>too few stand here: {limit} is the least</source>
        <translation>此处太少：至少 {limit} 个</translation>
    </message>
    <message>
        <source>too many stand here: {limit} is the most</source>
        <translation>此处太多：至多 {limit} 个</translation>
    </message>
    <message>
        <source>true position of a sign</source>
        <translation>队标的实际位置</translation>
    </message>
    <message>
        <source>view: {name}: no such view; the scenario has {views}.</source>
        <translation>view: {name}：没有这个视图；战例中有 {views}。</translation>
    </message>
    <message>
        <source>way of the last days</source>
        <translation>近日行程</translation>
    </message>
    <message>
        <source>way to come</source>
        <translation>计划路线</translation>
    </message>
    <message>
        <source>went over</source>
        <translation>起义</translation>
    </message>
    <message>
        <source>widest gap {km} km</source>
        <translation>最大缺口{km}公里</translation>
    </message>
    <message>
        <source>withdrawing, evacuated</source>
        <translation>撤退、撤离</translation>
    </message>
    <message>
        <source>{angle} E</source>
        <translation>东经{angle}</translation>
    </message>
    <message>
        <source>{angle} N</source>
        <translation>北纬{angle}</translation>
    </message>
    <message>
        <source>{angle} S</source>
        <translation>南纬{angle}</translation>
    </message>
    <message>
        <source>{angle} W</source>
        <translation>西经{angle}</translation>
    </message>
    <message>
        <source>{days} days after the campaign</source>
        <translation>战役结束后{days}天</translation>
    </message>
    <message>
        <source>{days} days before the campaign</source>
        <translation>战役开始前{days}天</translation>
    </message>
    <message>
        <source>{days} days of march</source>
        <translation>行军{days}天</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation>{month}{day}日</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{year}年{month}{day}日</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first}至{last}</translation>
    </message>
    <message>
        <source>{found} is before the unit arrives ({time})</source>
        <translation>{found} 早于部队到达的时间（{time}）</translation>
    </message>
    <message>
        <source>{found} lies more than {limit} years from the scenario&apos;s clock</source>
        <translation>{found} 距战例的时间超过 {limit} 年</translation>
    </message>
    <message>
        <source>{found} lies outside the scenario&apos;s clock ({start} to {end})</source>
        <translation>{found} 不在战例的时间（{start} 到 {end}）之内</translation>
    </message>
    <message>
        <source>{hour:02}:{minute:02}</source>
        <translation>{hour:02}:{minute:02}</translation>
    </message>
    <message>
        <source>{hours} hours of march</source>
        <translation>行军{hours}小时</translation>
    </message>
    <message>
        <source>{km} km</source>
        <translation>{km} 公里</translation>
    </message>
    <message>
        <source>{men} men, formations on the map: {units}</source>
        <translation>{men} 人，在图部队：{units}</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{year}年{month}</translation>
    </message>
    <message>
        <source>{m} m</source>
        <translation>{m} 米</translation>
    </message>
    <message>
        <source>{option} {text}: not a time; write 1948-10-14T10:00, or 1948-10-14 for its midnight.</source>
        <translation>{option} {text}：不是时间；请写成 1948-10-14T10:00，或以 1948-10-14 表示当日零时。</translation>
    </message>
    <message>
        <source>{option} {text}: outside the scenario&apos;s clock, which runs from {start} to {end}.</source>
        <translation>{option} {text}：不在战例的时间之内，其时间从 {start} 到 {end}。</translation>
    </message>
    <message>
        <source>{path} can hold one picture, and the plan has {count}. Give one moment (from and to the same), or end the name in / for a folder of pictures.</source>
        <translation>{path} 只能容纳一张图片，而方案有 {count} 张。请只给一个时刻（起止相同），或以 / 结尾以写入图片文件夹。</translation>
    </message>
    <message>
        <source>{path} cannot be written as a chart: its name should end in {endings}.</source>
        <translation>{path} 不能写成图表：文件名应以 {endings} 结尾。</translation>
    </message>
    <message>
        <source>{path} is there already, and nothing tells how it was made. Write elsewhere, or take --overwrite.</source>
        <translation>{path} 已经存在，且不知如何生成。请写到别处，或使用 --overwrite。</translation>
    </message>
    <message>
        <source>{path} records another plan. Write elsewhere, or take --overwrite to start anew. What differs:
  {differences}</source>
        <translation>{path} 记录的是另一个方案。请写到别处，或用 --overwrite 重新开始。不同之处：
  {differences}</translation>
    </message>
    <message>
        <source>{path}: nothing is written as {ending}; end the name in .mp4 or .webm for a film, in .gif, .webp or .apng for what plays over and over, in / for a folder of pictures, or in .png, .pdf or .svg for one picture.</source>
        <translation>{path}：不能写成 {ending}。影片请用 .mp4 或 .webm 结尾，循环动画用 .gif、.webp 或 .apng，图片文件夹用 /，单张图片用 .png、.pdf 或 .svg。</translation>
    </message>
    <message>
        <source>{said}</source>
        <translation>{said}</translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation>{share} %</translation>
    </message>
    <message>
        <source>{text}: not a view; write liaoshen:SCENARIO?at=1948-10-14T10:00&amp;center=121.1,41.1&amp;width=380, in quotes.</source>
        <translation>{text}：不是视图；请写成 liaoshen:SCENARIO?at=1948-10-14T10:00&amp;center=121.1,41.1&amp;width=380，并加引号。</translation>
    </message>
    <message>
        <source>{unit} climbs {climb} m above both ends of its way, at {lon} {lat}: give the pass it went by in via, or explain it in explanations.csv</source>
        <translation>{unit} 在 {lon} {lat} 处比行程两端高出 {climb} 米：请在 via 中写明所经山口，或在 explanations.csv 中说明</translation>
    </message>
    <message>
        <source>{unit} goes through the sea without a ship at {time}, more than {km} km from land: give a via round the coast, or the mode sea</source>
        <translation>{unit} 在 {time} 没有船却经过海面，离陆地超过 {km} 公里：请用 via 绕行海岸，或把方式改为 sea</translation>
    </message>
    <message>
        <source>{unit} goes through {place} at {time}, which the other side holds: give a via round it, or correct control.csv</source>
        <translation>{unit} 在 {time} 经过敌方占据的 {place}：请用 via 绕行，或更正 control.csv</translation>
    </message>
    <message>
        <source>{unit} marches for more than {hours} hours without a rest from {time}: give halts on the way, each a row with a depart</source>
        <translation>{unit} 自 {time} 起连续行军超过 {hours} 小时没有休息：请写明途中停歇，每处一行并写 depart</translation>
    </message>
    <message>
        <source>{unit} marches {km} km in the {hours} hours from {time}; more than {limit} km/h for so long is not to be believed: correct a time or place, or give another mode</source>
        <translation>{unit} 自 {time} 起 {hours} 小时内行军 {km} 公里；这么久每小时超过 {limit} 公里不可信：请更正时间或地点，或改用其他方式</translation>
    </message>
    <message>
        <source>{unit} stands in the sea, more than {km} km from land, and has no ship: correct the place, or give the mode sea</source>
        <translation>{unit} 位于海中，离陆地超过 {km} 公里，却没有船：请更正地点，或把方式改为 sea</translation>
    </message>
    <message>
        <source>{unit} would cover {km} km in {hours} h to the next waypoint, {speed} km/h; more than {limit} km/h is not to be believed by {mode}: correct a time or place, depart earlier, or give another mode</source>
        <translation>{unit} 到下一个定位点须在 {hours} 小时内走 {km} 公里，即每小时 {speed} 公里；以 {mode} 每小时超过 {limit} 公里不可信：请更正时间或地点、提早出发，或改用其他方式</translation>
    </message>
    <message>
        <source>{unit} would take {hours} h for {km} km to the next waypoint, {speed} km/h; nobody goes slower than {limit} km/h by {mode}: say in depart until when it stays</source>
        <translation>{unit} 到下一个定位点的 {km} 公里要走 {hours} 小时，即每小时 {speed} 公里；以 {mode} 不会慢于每小时 {limit} 公里：请在 depart 中写明停留到何时</translation>
    </message>
    <message>
        <source>{word}: {text} is not understood; write {wanted}.</source>
        <translation>{word}：看不懂 {text}；请写 {wanted}。</translation>
    </message>
</context>
<context>
    <name>orbat</name>
    <message>
        <source>(POW)</source>
        <translation>（被俘）</translation>
    </message>
    <message>
        <source>At the event before this moment: {what}</source>
        <translation>上一事件时：{what}</translation>
    </message>
    <message>
        <source>Commander</source>
        <translation>指挥官</translation>
    </message>
    <message>
        <source>Formation</source>
        <translation>部队</translation>
    </message>
    <message>
        <source>Men</source>
        <translation>兵力</translation>
    </message>
    <message>
        <source>Name in the second language</source>
        <translation>第二语言名称</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>在地图上</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The sum of the side&apos;s highest formations.</source>
        <translation>该方最高级部队之和。</translation>
    </message>
    <message>
        <source>had {men} men</source>
        <translation>兵力 {men} 人</translation>
    </message>
    <message>
        <source>newly arrived</source>
        <translation>新到达</translation>
    </message>
    <message>
        <source>stood under another command</source>
        <translation>隶属另一上级</translation>
    </message>
    <message>
        <source>was led by {commander}</source>
        <translation>由{commander}指挥</translation>
    </message>
    <message>
        <source>was {status}</source>
        <translation>{status}</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>1 day a second</source>
        <translation>每秒 1 天</translation>
    </message>
    <message>
        <source>1 hour a second</source>
        <translation>每秒 1 小时</translation>
    </message>
    <message>
        <source>1 s at great events</source>
        <translation>重大事件处停 1 秒</translation>
    </message>
    <message>
        <source>1080 × 1080 (square)</source>
        <translation>1080 × 1080（方形）</translation>
    </message>
    <message>
        <source>1080 × 1920 (upright)</source>
        <translation>1080 × 1920（竖幅）</translation>
    </message>
    <message>
        <source>1280 × 720</source>
        <translation>1280 × 720</translation>
    </message>
    <message>
        <source>14 hours a second</source>
        <translation>每秒 14 小时</translation>
    </message>
    <message>
        <source>1920 × 1080 (full HD)</source>
        <translation>1920 × 1080（全高清）</translation>
    </message>
    <message>
        <source>2 days a second</source>
        <translation>每秒 2 天</translation>
    </message>
    <message>
        <source>2 s at great and middling events</source>
        <translation>重大与一般事件处停 2 秒</translation>
    </message>
    <message>
        <source>2 s at great events</source>
        <translation>重大事件处停 2 秒</translation>
    </message>
    <message>
        <source>3840 × 2160 (4K)</source>
        <translation>3840 × 2160（4K）</translation>
    </message>
    <message>
        <source>4 s at great events</source>
        <translation>重大事件处停 4 秒</translation>
    </message>
    <message>
        <source>6 hours a second</source>
        <translation>每秒 6 小时</translation>
    </message>
    <message>
        <source>A source gives this figure for this time.</source>
        <translation>此时兵力有出处可据。</translation>
    </message>
    <message>
        <source>AV1: smaller, for new players</source>
        <translation>AV1：更小，适合新播放器</translation>
    </message>
    <message>
        <source>Albers equal area</source>
        <translation>阿尔伯斯等积圆锥</translation>
    </message>
    <message>
        <source>An allocation: losses told of a whole force are shared out here. No source gives it.</source>
        <translation>此为摊算：整支部队的损失分摊于此，并无出处直接给出。</translation>
    </message>
    <message>
        <source>Areas of control</source>
        <translation>控制区</translation>
    </message>
    <message>
        <source>Arrows of movement</source>
        <translation>行动箭头</translation>
    </message>
    <message>
        <source>At every event</source>
        <translation>遇每个事件</translation>
    </message>
    <message>
        <source>At great and middling events</source>
        <translation>遇重大与中等事件</translation>
    </message>
    <message>
        <source>At the great events</source>
        <translation>遇重大事件</translation>
    </message>
    <message>
        <source>Battles and sieges</source>
        <translation>战斗与围城</translation>
    </message>
    <message>
        <source>Borders</source>
        <translation>边界</translation>
    </message>
    <message>
        <source>Boxes, as on maps of 1948</source>
        <translation>方框（1948年地图式样）</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>资料来源</translation>
    </message>
    <message>
        <source>Cut railways</source>
        <translation>被切断的铁路</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>E</source>
        <translation>东</translation>
    </message>
    <message>
        <source>Encirclement meter</source>
        <translation>合围程度</translation>
    </message>
    <message>
        <source>Encoded</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>End card</source>
        <translation>片尾</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Event texts</source>
        <translation>事件说明</translation>
    </message>
    <message>
        <source>Film (MP4)</source>
        <translation>影片（MP4）</translation>
    </message>
    <message>
        <source>Film (WebM)</source>
        <translation>影片（WebM）</translation>
    </message>
    <message>
        <source>Formations</source>
        <translation>部队</translation>
    </message>
    <message>
        <source>Frames with branches (APP-6)</source>
        <translation>兵种框标（APP-6）</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起</translation>
    </message>
    <message>
        <source>Fronts and pockets</source>
        <translation>战线与包围圈</translation>
    </message>
    <message>
        <source>Graticule</source>
        <translation>经纬网</translation>
    </message>
    <message>
        <source>Handout: PDF, A4</source>
        <translation>讲义:PDF,A4</translation>
    </message>
    <message>
        <source>Handout: PDF, Letter</source>
        <translation>讲义:PDF,Letter</translation>
    </message>
    <message>
        <source>How far positions are sure</source>
        <translation>位置误差范围</translation>
    </message>
    <message>
        <source>Inset of the battle</source>
        <translation>战斗放大图</translation>
    </message>
    <message>
        <source>Lambert conformal conic</source>
        <translation>兰伯特正形圆锥</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Lecture clip, 1080p</source>
        <translation>讲解短片，1080p</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Locator map</source>
        <translation>位置示意图</translation>
    </message>
    <message>
        <source>Loop for a slide</source>
        <translation>幻灯片循环动画</translation>
    </message>
    <message>
        <source>Loop for a slide (GIF)</source>
        <translation>幻灯片循环动画（GIF）</translation>
    </message>
    <message>
        <source>Loop for a web page (WebP)</source>
        <translation>网页循环动画（WebP）</translation>
    </message>
    <message>
        <source>Loop in all colours (animated PNG)</source>
        <translation>全彩循环动画（APNG）</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Map style</source>
        <translation>地图样式</translation>
    </message>
    <message>
        <source>Mercator</source>
        <translation>墨卡托</translation>
    </message>
    <message>
        <source>N</source>
        <translation>北</translation>
    </message>
    <message>
        <source>NE</source>
        <translation>东北</translation>
    </message>
    <message>
        <source>NW</source>
        <translation>西北</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>夜间</translation>
    </message>
    <message>
        <source>North arrow</source>
        <translation>指北针</translation>
    </message>
    <message>
        <source>Numbered pictures (PNG)</source>
        <translation>编号图片（PNG）</translation>
    </message>
    <message>
        <source>One picture (PNG)</source>
        <translation>单张图片（PNG）</translation>
    </message>
    <message>
        <source>One picture as a drawing (PDF)</source>
        <translation>单张矢量图（PDF）</translation>
    </message>
    <message>
        <source>One picture as a drawing (SVG)</source>
        <translation>单张矢量图（SVG）</translation>
    </message>
    <message>
        <source>Order of battle</source>
        <translation>战斗序列</translation>
    </message>
    <message>
        <source>Other accounts</source>
        <translation>其他说法</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Page lies</source>
        <translation>纸张方向</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸图</translation>
    </message>
    <message>
        <source>Pause at a stop</source>
        <translation>每站停留</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Pictures a second</source>
        <translation>每秒帧数</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>印刷</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Railways</source>
        <translation>铁路</translation>
    </message>
    <message>
        <source>Relief</source>
        <translation>地势</translation>
    </message>
    <message>
        <source>Rivers</source>
        <translation>河流</translation>
    </message>
    <message>
        <source>S</source>
        <translation>南</translation>
    </message>
    <message>
        <source>SE</source>
        <translation>东南</translation>
    </message>
    <message>
        <source>SW</source>
        <translation>西南</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>比例尺</translation>
    </message>
    <message>
        <source>Scale bar</source>
        <translation>比例尺</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Slides: PowerPoint (PPTX)</source>
        <translation>幻灯片:PowerPoint(PPTX)</translation>
    </message>
    <message>
        <source>Social square</source>
        <translation>社交方形短片</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Still to print, 4K</source>
        <translation>印刷静图，4K</translation>
    </message>
    <message>
        <source>Stops</source>
        <translation>停顿</translation>
    </message>
    <message>
        <source>Strengths</source>
        <translation>兵力</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>The men of the first day without the formations lost since; other losses are not taken off.</source>
        <translation>首日兵力减去此后失去的部队；其他损失未扣除。</translation>
    </message>
    <message>
        <source>The men of the first day: no later figure is given, so its losses are not taken off.</source>
        <translation>首日兵力；此后没有数字可据，故未扣除损失。</translation>
    </message>
    <message>
        <source>The scenario&apos;s own</source>
        <translation>战例自带的投影</translation>
    </message>
    <message>
        <source>The sum of the formations under it.</source>
        <translation>所属各部之和。</translation>
    </message>
    <message>
        <source>Title card</source>
        <translation>片头</translation>
    </message>
    <message>
        <source>To</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Towns</source>
        <translation>城镇</translation>
    </message>
    <message>
        <source>Trails</source>
        <translation>行军轨迹</translation>
    </message>
    <message>
        <source>UTM zone 51 north</source>
        <translation>UTM 51 带（北）</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>W</source>
        <translation>西</translation>
    </message>
    <message>
        <source>Wall map</source>
        <translation>挂图</translation>
    </message>
    <message>
        <source>attacking</source>
        <translation>进攻</translation>
    </message>
    <message>
        <source>being made</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>best: large and slow</source>
        <translation>最佳：大而慢</translation>
    </message>
    <message>
        <source>by air</source>
        <translation>空运</translation>
    </message>
    <message>
        <source>by rail</source>
        <translation>乘火车</translation>
    </message>
    <message>
        <source>by road</source>
        <translation>乘汽车</translation>
    </message>
    <message>
        <source>by sea</source>
        <translation>海运</translation>
    </message>
    <message>
        <source>command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>defected</source>
        <translation>起义</translation>
    </message>
    <message>
        <source>defending</source>
        <translation>防御</translation>
    </message>
    <message>
        <source>destroyed</source>
        <translation>被歼</translation>
    </message>
    <message>
        <source>documented</source>
        <translation>有记载</translation>
    </message>
    <message>
        <source>draft: quick</source>
        <translation>草稿：快</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the code of this language: en or zh-Hans</comment>
        <translation>zh-Hans</translation>
    </message>
    <message>
        <source>encircled</source>
        <translation>被围</translation>
    </message>
    <message>
        <source>encircling</source>
        <translation>包围</translation>
    </message>
    <message>
        <source>evacuated</source>
        <translation>已撤离</translation>
    </message>
    <message>
        <source>evacuating</source>
        <translation>撤离中</translation>
    </message>
    <message>
        <source>event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>every 10 minutes</source>
        <translation>每 10 分钟</translation>
    </message>
    <message>
        <source>every 6 hours</source>
        <translation>每 6 小时</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>every hour</source>
        <translation>每小时</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>formation</source>
        <translation>部队</translation>
    </message>
    <message>
        <source>good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>in garrison</source>
        <translation>驻守</translation>
    </message>
    <message>
        <source>in reserve</source>
        <translation>预备队</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>据推断</translation>
    </message>
    <message>
        <source>no stops</source>
        <translation>不停顿</translation>
    </message>
    <message>
        <source>none: a picture of this size</source>
        <translation>无：按上述尺寸的图片</translation>
    </message>
    <message>
        <source>occupying</source>
        <translation>占领</translation>
    </message>
    <message>
        <source>of all events</source>
        <translation>全部事件</translation>
    </message>
    <message>
        <source>of great and middling events</source>
        <translation>重大与一般事件</translation>
    </message>
    <message>
        <source>of great events</source>
        <translation>重大事件</translation>
    </message>
    <message>
        <source>on foot</source>
        <translation>徒步</translation>
    </message>
    <message>
        <source>on its long side</source>
        <translation>横放</translation>
    </message>
    <message>
        <source>on the move</source>
        <translation>行动中</translation>
    </message>
    <message>
        <source>person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>pinyin</source>
        <translation>拼音</translation>
    </message>
    <message>
        <source>place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>pursuing</source>
        <translation>追击</translation>
    </message>
    <message>
        <source>reconstructed</source>
        <translation>据重建</translation>
    </message>
    <message>
        <source>simplified Chinese</source>
        <translation>简体中文</translation>
    </message>
    <message>
        <source>spelling of 1948</source>
        <translation>1948年通行拼写</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>surrendered</source>
        <translation>投降</translation>
    </message>
    <message>
        <source>the usual way</source>
        <translation>通常方式</translation>
    </message>
    <message>
        <source>traditional Chinese</source>
        <translation>繁体中文</translation>
    </message>
    <message>
        <source>upright</source>
        <translation>竖放</translation>
    </message>
    <message>
        <source>view</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>what fits the view</source>
        <translation>按视图自动</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>{km} km {direction} of {place}</source>
        <translation>{place}{direction}{km}公里</translation>
    </message>
</context>
</TS>
