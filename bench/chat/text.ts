/** Everyday words: few of them make most of what is said. */
const COMMON =
  '我们 你们 今天 明天 昨天 现在 刚才 一起 可以 不行 好的 谢谢 没有 知道 觉得 应该 因为 所以 但是 如果 已经 还是 什么 怎么 为什么 哪里 多少 几点 一下 时候 事情 问题 办法 工作 公司 开会 会议 项目 客户 老板 同事 文件 报告 数据 电脑 手机 电话 微信 群里 消息 图片 视频 链接 吃饭 早饭 午饭 晚饭 火锅 咖啡 奶茶 水果 超市 快递 外卖 地铁 公交 打车 飞机 高铁 酒店 机票 北京 上海 广州 深圳 杭州 成都 武汉 西安 学校 老师 同学 作业 考试 毕业 孩子 爸爸 妈妈 朋友 家人 医院 医生 感冒 天气 下雨 太阳 周末 假期 旅游 电影 音乐 游戏 篮球 足球 跑步 健身 睡觉 起床 加班 下班 上班 路上 到家 出门 等等 马上 稍等 准备 开始 结束 完成 解决 讨论 安排 计划 决定 确认 收到 发送 检查 修改 测试 上线 版本 价格 便宜 合同 付款 红包 生日 礼物 快乐 开心 难过 担心 放心 喜欢 想念 漂亮 厉害 哈哈 嗯嗯 不错 真的 其实 可能 大概 差不多 非常 特别 有点'.split(
    ' ',
  );
/** Characters of which the long tail of rarer words is made, two at a time. */
const CHARACTERS =
  '云山水火风雷雨雪江河湖海春夏秋冬东南西北红黄蓝绿青白黑金银铜铁木石花草树林鸟鱼虫马牛羊龙虎豹象猫狗门窗桌椅书笔纸墨琴棋画诗歌舞剑刀枪车船桥路城镇村店街市场园馆楼塔宫殿寺庙灯光影声色香味形状力量速度温压电磁波粒能源矿油气煤钢瓷布丝棉麻茶酒米面糖盐醋酱菜果瓜豆';
const LATIN = ['OK', 'hello', 'meeting', 'PPT', 'deadline', 'GitHub', 'iPhone', 'wifi', 'bug', 'demo'];
const ENDINGS = ['。', '！', '？', '～', '', '', '', '😂', '👍', '🎉'];

/** A repeatable stream of numbers from 0 (included) to 1 (not). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What people write to each other: two to eighteen words, by Zipf's law, now and then a Latin one. */
export class Sayings {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }

  next(): string {
    const length = 2 + Math.floor(16 * this.#random() ** 2);
    let said = '';
    for (let at = 0; at < length; at++) said += at > 0 && at % 7 === 0 ? `，${this.#word()}` : this.#word();
    return said + (ENDINGS[Math.floor(this.#random() * ENDINGS.length)] ?? '');
  }

  #word(): string {
    const kind = this.#random();
    if (kind < 0.8) return COMMON[Math.floor(COMMON.length * this.#random() ** 2)] ?? '';
    if (kind < 0.97) return this.#character() + this.#character();
    return ` ${LATIN[Math.floor(this.#random() * LATIN.length)]} `;
  }

  #character(): string {
    return CHARACTERS[Math.floor(CHARACTERS.length * this.#random() ** 1.5)] ?? '';
  }
}

/** Words by how often they stand in what was said. */
export const ASKED = { often: '今天', sometimes: '便宜', seldom: '龙虎', phrase: '开会讨论', never: '氍毹' } as const;
